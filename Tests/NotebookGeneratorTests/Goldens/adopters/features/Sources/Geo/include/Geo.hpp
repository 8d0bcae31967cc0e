#pragma once
#include <string>
#include <vector>
struct Point { double x, y; double norm() const; };
inline double twice(double x) { return 2 * x; }
