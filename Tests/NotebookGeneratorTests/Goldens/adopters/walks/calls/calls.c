int walk_called(int x);

int calls(int x) { return 2 * walk_called(x); }
