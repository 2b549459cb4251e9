/** The codes of intake's kinds and channels. */
export type Kind = 'complaint' | 'enquiry' | 'suggestion' | 'praise' | 'report' | 'other'
export type Channel = 'web_form' | 'phone' | 'api' | 'import' | 'email' | 'counter'

// 求助 asks for something to be put right, as an enquiry asks for an answer; organisations count it with the enquiries.
const kindWords: Readonly<Record<string, Kind>> = {
  投诉: 'complaint',
  投诉类: 'complaint',
  抱怨: 'complaint',
  申诉: 'complaint',
  complaint: 'complaint',
  咨询: 'enquiry',
  咨询类: 'enquiry',
  求助: 'enquiry',
  求决: 'enquiry',
  询问: 'enquiry',
  enquiry: 'enquiry',
  inquiry: 'enquiry',
  question: 'enquiry',
  request: 'enquiry',
  建议: 'suggestion',
  意见: 'suggestion',
  建言: 'suggestion',
  意见建议: 'suggestion',
  suggestion: 'suggestion',
  idea: 'suggestion',
  表扬: 'praise',
  感谢: 'praise',
  好评: 'praise',
  praise: 'praise',
  compliment: 'praise',
  举报: 'report',
  检举: 'report',
  反映: 'report',
  report: 'report',
  其他: 'other',
  其它: 'other',
  other: 'other',
}

const channelWords: readonly (readonly [RegExp, Channel])[] = [
  [/电话|热线|来电|呼入|phone|call|hotline/i, 'phone'],
  [/邮件|邮箱|e-?mail|mail/i, 'email'],
  [/柜台|现场|窗口|前台|门店|counter|walk/i, 'counter'],
  [/网页|网站|官网|网络|公众号|小程序|微信|app|web|online/i, 'web_form'],
  [/接口|api/i, 'api'],
  [/导入|import/i, 'import'],
]

/** The kind that a word names; null for a word that names none. */
export function kindOfWord(word: string): Kind | null {
  return kindWords[word.normalize('NFKC').toLowerCase().replace(/\s/g, '')] ?? null
}

/** The channel that a word names; null for a word that names none. */
export function channelOfWord(word: string): Channel | null {
  return channelWords.find(([pattern]) => pattern.test(word))?.[1] ?? null
}
