import { done, nothing, write } from '#platform/contract/endpoint.ts'

/** For whoever has left for good: their name, contact details, password and roles go; this cannot be undone. */
export const erasePerson = write({
  method: 'PUT',
  path: '/api/people/:personId/erasure',
  access: 'staff.manage',
  input: nothing,
  reply: done,
})
