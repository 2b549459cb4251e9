import type { Field } from './fields.ts'

/** Headings as people write them, without blanks, signs and case. Within a field any of them is as good as another. */
const spoken: Readonly<Record<Field, readonly string[]>> = {
  text: [
    ...[
      '详情',
      '内容',
      '正文',
      '留言详情',
      '留言内容',
      '反馈内容',
      '投诉内容',
      '投诉详情',
      '诉求',
      '诉求内容',
    ],
    ...[
      '诉求描述',
      '描述',
      '问题描述',
      '问题',
      '留言',
      '评论',
      '评论内容',
      '评价内容',
      '意见',
      '事项',
      '事项内容',
    ],
    ...[
      '情况说明',
      '来电内容',
      '工单内容',
      '通话内容',
      '反馈',
      'text',
      'content',
      'body',
      'message',
      'feedback',
    ],
    ...['description', 'comment', 'comments', 'review', 'details', 'complaint', 'verbatim', 'voice'],
  ],
  title: [
    ...['主题', '标题', '留言主题', '留言标题', '题目', '事由', '摘要', '投诉主题', '诉求标题', '工单标题'],
    ...['subject', 'title', 'headline', 'summary'],
  ],
  kind: [
    ...['类型', '反馈类型', '诉求类型', '留言类型', '投诉类型', '工单类型', '性质', '诉求性质', '类别'],
    ...['kind', 'type', 'category', 'feedbacktype'],
  ],
  channel: ['渠道', '来源渠道', '受理渠道', '反馈渠道', '投诉渠道', '来源', '诉求来源', 'channel', 'origin'],
  occurredAt: [
    ...[
      '时间',
      '日期',
      '留言时间',
      '留言日期',
      '发生时间',
      '发生日期',
      '投诉时间',
      '投诉日期',
      '反馈时间',
      '来电时间',
    ],
    ...['评论时间', '提交时间', '创建时间', '诉求时间', '通话时间', 'occurredat', 'date', 'time', 'datetime'],
    ...['createdat', 'created', 'submittedat', 'timestamp', 'occurred'],
  ],
  receivedAt: [
    ...['受理时间', '受理日期', '接收时间', '收到时间', '登记时间', '录入时间', '接单时间', '入库时间'],
    ...['receivedat', 'received', 'registeredat', 'acceptedat'],
  ],
  sourceId: [
    ...[
      '编号',
      '留言编号',
      '工单编号',
      '工单号',
      '单号',
      '流水号',
      '投诉编号',
      '反馈编号',
      '记录编号',
      '案件编号',
    ],
    ...['诉求编号', '评论编号', 'id', 'sourceid', 'ticketid', 'caseid', 'caseno', 'ticketno', 'feedbackid'],
  ],
  name: [
    ...[
      '姓名',
      '客户姓名',
      '客户名称',
      '联系人',
      '联系人姓名',
      '投诉人',
      '来电人',
      '留言人',
      '反馈人',
      '诉求人',
      '来信人',
      '来访人',
      '信访人',
      '举报人',
      '咨询人',
    ],
    ...[
      '昵称',
      '用户名',
      '用户姓名',
      '称呼',
      'name',
      'customername',
      'contactname',
      'customer',
      'contact',
      'fullname',
    ],
  ],
  phone: [
    ...[
      '电话',
      '手机',
      '手机号',
      '手机号码',
      '联系电话',
      '电话号码',
      '来电号码',
      '主叫号码',
      '联系方式',
      '客户电话',
    ],
    ...['phone', 'mobile', 'tel', 'telephone', 'phonenumber', 'contactphone', 'msisdn'],
  ],
  email: [
    '邮箱',
    '电子邮箱',
    '电子邮件',
    '邮件',
    '邮件地址',
    'email',
    'mail',
    'emailaddress',
    'contactemail',
  ],
  externalId: [
    ...[
      '用户',
      '留言用户',
      '用户编号',
      '用户id',
      '客户编号',
      '客户号',
      '客户id',
      '会员号',
      '会员编号',
      '会员id',
    ],
    ...['会员', '客户', 'customerid', 'userid', 'memberid', 'externalid', 'user', 'account', 'openid'],
  ],
  product: [
    '产品',
    '商品',
    '产品名称',
    '商品名称',
    '产品编码',
    '型号',
    '业务',
    'product',
    'sku',
    'productname',
    'item',
  ],
  outlet: [
    '门店',
    '网点',
    '店铺',
    '门店名称',
    '网点名称',
    '营业厅',
    '门店编码',
    'outlet',
    'store',
    'branch',
    'shop',
  ],
  touchpoint: ['触点', '环节', '服务环节', 'touchpoint'],
}

const exact = new Map(
  Object.entries(spoken).flatMap(([field, words]) => words.map((word) => [word, field as Field] as const)),
)
// The longest first: 客户编号 says more than 编号.
const endings = [...exact].filter(([word]) => word.length > 1).sort(([a], [b]) => b.length - a.length)

/** A heading without what is added for the eye: case, blanks, signs, notes in brackets. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[(（[【].*?[)）\]】]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The field that a heading names, and how surely: 0.9 for its very words, 0.6 for words that end with them. */
export function fieldOfHeading(heading: string): { field: Field; confidence: number } | null {
  const plain = plainHeading(heading)
  const whole = exact.get(plain)
  if (whole !== undefined) return { field: whole, confidence: 0.9 }
  const part = endings.find(([word]) => plain.endsWith(word))
  return part === undefined ? null : { field: part[1], confidence: 0.6 }
}

/** Headings that number the rows of one file and identify nothing outside it. */
export const isRowNumber = (heading: string): boolean =>
  ['序号', '行号', 'no', 'row', 'rownumber', 'index'].includes(plainHeading(heading))
