/** A time zone as SQL writes it down, for statements that are put together of parts. */
export const zoneLiteral = (timeZone: string): string => `'${timeZone.replaceAll("'", "''")}'`
