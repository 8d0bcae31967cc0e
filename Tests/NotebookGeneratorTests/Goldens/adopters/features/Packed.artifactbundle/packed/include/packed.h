#ifdef __cplusplus
extern "C" {
#endif
int packed_value(int);
#ifdef __cplusplus
}
#endif
