package glissade.report;

import glissade.house.HouseContract;

class HouseTest implements HouseContract {}
