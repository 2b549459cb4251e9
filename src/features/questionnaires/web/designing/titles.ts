import type { Kind, Words } from '../../domain/questionnaire.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** What a question of each kind asks until somebody writes it anew. */
export const titles: Readonly<Record<Kind, Words>> = {
  nps: words(
    '您有多大可能把我们推荐给亲友或同事？',
    'How likely are you to recommend us to a friend or colleague?',
  ),
  csat: words('您对这次服务满意吗？', 'How satisfied are you with the service?'),
  ces: words('解决问题费力吗？', 'How much effort was it to get it solved?'),
  csi: words('您在多大程度上同意下面的说法？', 'How far do you agree with these statements?'),
  single: words('请选择一项', 'Please choose one'),
  multiple: words('请选择符合的各项', 'Please choose all that apply'),
  matrix: words('请为每一项选择', 'Please choose for each row'),
  ranking: words('请按重要程度排序', 'Please put these in your order of importance'),
  text: words('还有什么想告诉我们的吗？', 'Is there anything else you would like to tell us?'),
  date: words('请选择日期', 'Please choose a date'),
  file: words('请附上照片或文件', 'Please attach photos or documents'),
  consent: words('我同意就这次反馈与我联系', 'I agree to be contacted about this answer'),
}
