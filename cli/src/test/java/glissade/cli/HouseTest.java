package glissade.cli;

import glissade.house.HouseContract;

class HouseTest implements HouseContract {}
