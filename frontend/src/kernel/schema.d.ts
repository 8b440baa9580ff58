/** The calls the kernel itself makes; `npm run client` writes the whole contract here. */
export interface paths {
  '/me': { get: operations['me'] }
  '/auth/sign-in': { post: operations['sign_in'] }
  '/auth/sign-out': { post: operations['sign_out'] }
  '/auth/codes': { post: operations['send_code'] }
  '/auth/sign-in/phone': { post: operations['sign_in_by_phone'] }
  '/auth/devices': { post: operations['register_device'] }
  '/sealed/key': { get: operations['sealing_key'] }
}

export interface components {
  schemas: {
    Problem: {
      type: string
      title: string
      status: number
      code: string
      detail?: string | null
      fields?: { name: string; code: string; message: string }[] | null
    }
    Grant: { access_token: string; expires_in: number }
    Me: {
      account: { id: string; name: string }
      role: string
      roles: string[]
      permissions: string[]
      community: { code: string; name: string } | null
      communities: { code: string; name: string }[]
      posts: { code: string; title: string }[]
      resident?: { id: string; name: string } | null
    }
    Device: { device_id: string; proof_key: string }
    SealingKey: { kid: string; public_key: string }
  }
}

type Json<T> = { headers: Record<string, unknown>; content: { 'application/json': T } }
type Empty = { headers: Record<string, unknown>; content?: never }
type Refusal = { headers: Record<string, unknown>; content: { 'application/problem+json': components['schemas']['Problem'] } }
type NoParameters = { query?: never; header?: never; path?: never; cookie?: never }
type Body<T> = { content: { 'application/json': T } }

export interface operations {
  me: {
    parameters: NoParameters
    requestBody?: never
    responses: { 200: Json<components['schemas']['Me']>; 401: Refusal }
  }
  sign_in: {
    parameters: NoParameters
    requestBody: Body<{ name: string; password: string; code?: string; role?: string }>
    responses: { 200: Json<components['schemas']['Grant']>; 401: Refusal; 429: Refusal }
  }
  sign_out: { parameters: NoParameters; requestBody?: never; responses: { 204: Empty; 401: Refusal } }
  send_code: {
    parameters: NoParameters
    requestBody: Body<{ phone: string; purpose: string }>
    responses: { 202: Empty; 422: Refusal; 429: Refusal }
  }
  sign_in_by_phone: {
    parameters: NoParameters
    requestBody: Body<{ phone: string; code: string }>
    responses: { 200: Json<components['schemas']['Grant']>; 401: Refusal; 429: Refusal }
  }
  register_device: {
    parameters: NoParameters
    requestBody?: never
    responses: { 201: Json<components['schemas']['Device']>; 401: Refusal }
  }
  sealing_key: {
    parameters: NoParameters
    requestBody?: never
    responses: { 200: Json<components['schemas']['SealingKey']>; 401: Refusal }
  }
}
