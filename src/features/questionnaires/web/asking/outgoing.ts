/** The text of a message as it is sent, with its link in its place. */
export const messageOf = ({ text, path }: { text: string; path: string }, origin: string): string =>
  text.replace('{{link}}', () => origin + path)

/** A number (E.164) as services that send short messages take it in China: without a country code at home, with 00 before any other. */
export const diallable = (phone: string): string => phone.replace(/^\+86/, '').replace(/^\+/, '00')
