/** A reply kept ready from the first morning; `unit` by its code, without one it is for everybody. */
interface KeptReply {
  readonly title: string
  readonly shortcut: string
  readonly folder: string
  readonly tags?: readonly string[]
  readonly textZh: string
  readonly textEn?: string
  readonly unit?: string
}

export const keptReplies: readonly KeptReply[] = [
  {
    title: '已受理，正在核实',
    shortcut: '受理',
    folder: '进度',
    textZh:
      '{客户姓名}您好，您反映的问题已由{受理组织}受理，工单号 {工单号}。我们会在 {承诺时间} 前给您答复，进度可凭查询编号 {查询编号} 随时查看。\n{签名}',
    textEn:
      'Dear {customer name}, {unit} has taken up your matter under {ticket number}. You will hear from us before {due time}; follow it at any time with {tracking number}.\n{signature}',
  },
  {
    title: '需要补充订单号',
    shortcut: '补充',
    folder: '进度',
    textZh:
      '{客户姓名}您好，为了尽快查清，请您告诉我们订单号，或在查询页上传订单截图。收到后我们马上继续处理。\n{签名}',
    textEn:
      'Dear {customer name}, to look into this we need your order number, or a picture of the order on your tracking page. We go on as soon as it is here.\n{signature}',
  },
  {
    title: '退款已提交',
    shortcut: '退款',
    folder: '退款',
    tags: ['退款'],
    textZh:
      '{客户姓名}您好，您的退款已于{今天}提交，将原路退回，一般 1 至 3 个工作日到账。到账前如有疑问，请回复本消息。\n{签名}',
    textEn:
      'Dear {customer name}, your refund was submitted on {today}. It returns the way it was paid, usually within three working days.\n{signature}',
  },
  {
    title: '催促快递，明日回复',
    shortcut: '催件',
    folder: '物流',
    tags: ['物流'],
    textZh:
      '{客户姓名}您好，已向快递公司催查您的包裹，{承诺时间} 前告诉您结果；若确认丢失，我们会为您补发或退款。\n{签名}',
  },
  {
    title: '致歉（门店服务）',
    shortcut: '致歉',
    folder: '致歉',
    textZh:
      '{客户姓名}您好，这次在门店的经历让您失望了，我代表{机构名称}向您道歉。我们已把情况告诉门店负责人，并会把改进措施告诉您。\n{签名}',
  },
  {
    title: '客诉专组跟进',
    shortcut: '专组',
    folder: '进度',
    unit: 'CSS',
    textZh:
      '{客户姓名}您好，您的问题已由客诉专组的{客服姓名}专人跟进，{承诺时间} 前会有明确方案。请保持电话畅通。\n{签名}',
  },
]

/** Who signs how, by login. */
export const signatures: Readonly<Record<string, { textZh: string; textEn: string | null }>> = {
  agent: { textZh: '何小满｜前台一组', textEn: null },
  lead: { textZh: '陆晓棠｜客户服务中心', textEn: 'Lu Xiaotang, customer service' },
  emma: { textZh: '林菲尔德｜前台二组', textEn: 'Emma Linfield, service team 2' },
}
