int walk_step(int x);
int walk_stride(int x);
int walk_called(int x);
