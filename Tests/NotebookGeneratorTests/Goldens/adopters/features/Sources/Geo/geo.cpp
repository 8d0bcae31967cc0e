#include "Geo.hpp"
#include <cmath>
double Point::norm() const { return std::sqrt(x * x + y * y); }
