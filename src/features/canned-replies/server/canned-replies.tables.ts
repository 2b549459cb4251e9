/** The tables this feature owns. */
export interface CannedRepliesTables {
  canned_replies: {
    id: string
    owner_id: string | null
    org_unit_id: string | null
    title: string
    shortcut: string | null
    text_zh: string | null
    text_en: string | null
    folder: string
    tags: string[]
    changed_at: Date
    changed_by: string | null
  }
  canned_reply_uses: { reply_id: string; person_id: string; uses: number; last_at: Date }
  reply_signatures: { person_id: string; text_zh: string | null; text_en: string | null; changed_at: Date }
}
