#ifdef __cplusplus
extern "C" {
#endif
int base_value(int);
int base_other(int);
#ifdef __cplusplus
}
#endif
