// better-sqlite3 13 is written for Node-API 10 and uses one thing of it: a reference may hold a primitive value.
// Node-API 9 (Electron 33, Node 20) allows references to objects, functions, symbols and externals only, and the
// addon crashes there. Included before its sources, this header keeps a primitive in a tagged object instead and
// takes it out again, so that the same sources serve Node-API 9 and everything newer.
#pragma once

#include <node_api.h>

static const napi_type_tag waymark_box_tag = {0x57a1e0c4b1f94d32ULL, 0xa6d27c90138e5fb4ULL};

static inline bool waymark_is_referable(napi_valuetype type) {
  return type == napi_object || type == napi_function || type == napi_symbol || type == napi_external;
}

static inline napi_status waymark_create_reference(napi_env env, napi_value value, uint32_t count,
                                                   napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (waymark_is_referable(type)) return napi_create_reference(env, value, count, result);

  napi_value box;
  status = napi_create_object(env, &box);
  if (status == napi_ok) status = napi_type_tag_object(env, box, &waymark_box_tag);
  if (status == napi_ok) status = napi_set_element(env, box, 0, value);
  if (status == napi_ok) status = napi_create_reference(env, box, count, result);
  return status;
}

static inline napi_status waymark_get_reference_value(napi_env env, napi_ref reference, napi_value* result) {
  napi_status status = napi_get_reference_value(env, reference, result);
  // A collected weak reference gives no value, and that is not an error.
  if (status != napi_ok || *result == NULL) return status;

  napi_valuetype type;
  status = napi_typeof(env, *result, &type);
  if (status != napi_ok || type != napi_object) return status;

  bool is_box = false;
  status = napi_check_object_type_tag(env, *result, &waymark_box_tag, &is_box);
  if (status != napi_ok || !is_box) return status;
  return napi_get_element(env, *result, 0, result);
}

#define napi_create_reference waymark_create_reference
#define napi_get_reference_value waymark_get_reference_value
