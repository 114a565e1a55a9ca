package glissade.browser;

import glissade.house.HouseContract;

class HouseTest implements HouseContract {}
