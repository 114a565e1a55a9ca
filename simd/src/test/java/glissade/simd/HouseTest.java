package glissade.simd;

import glissade.house.HouseContract;

class HouseTest implements HouseContract {}
