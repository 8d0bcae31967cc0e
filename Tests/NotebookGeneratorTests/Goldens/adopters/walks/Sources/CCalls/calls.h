int calls(int x);
