package glissade.data;

import glissade.house.HouseContract;

class HouseTest implements HouseContract {}
