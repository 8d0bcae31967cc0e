int walk_step(int x);
int walk_stride(int x);
