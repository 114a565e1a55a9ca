package glissade.explore;

import glissade.house.HouseContract;

class HouseTest implements HouseContract {}
