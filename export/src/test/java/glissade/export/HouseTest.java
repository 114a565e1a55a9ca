package glissade.export;

import glissade.house.HouseContract;

class HouseTest implements HouseContract {}
