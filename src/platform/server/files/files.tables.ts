/** The table of stored files. */
export interface FilesTables {
  files: {
    id: string
    media_type: string
    bytes: number
    sha256: Buffer
    stored_at: Date
    state: 'waiting' | 'kept' | 'removed'
  }
}
