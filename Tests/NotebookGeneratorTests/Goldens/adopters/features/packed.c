int packed_value(int x) { return x * 7; }
