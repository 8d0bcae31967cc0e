#define INNER 1.5
