/** JSON that a jsonb column takes whatever people wrote: it knows neither NUL nor halves of signs. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'string' ? one.replaceAll('\u0000', '').toWellFormed() : one,
  )
