/** The part of word-extractor that is used here; the package comes without types. */
declare module 'word-extractor' {
  export default class WordExtractor {
    extract(content: Buffer): Promise<{ getBody(): string }>
  }
}
