/** What a column of a file can say of an order. */
export const fields = [
  'number',
  'placedAt',
  'amount',
  'currency',
  'status',
  'externalId',
  'phone',
  'email',
  'name',
  'channel',
  'store',
  'itemName',
  'sku',
  'quantity',
  'price',
  'carrier',
  'tracking',
  'link',
  'updatedAt',
] as const
export type Field = (typeof fields)[number]

export const targets = [...fields, 'ignore'] as const
export type Target = (typeof targets)[number]

/** Without these no row is an order. */
export const needed = ['number', 'placedAt', 'amount'] as const satisfies readonly Field[]

/** Headings of shop systems and marketplaces, without blanks, signs and case. */
const spoken: Readonly<Record<Field, string>> = {
  number:
    '订单编号 订单号 订单id 订单号码 主订单编号 交易号 单号 编号 orderid orderno ordernumber order number id name',
  placedAt:
    '下单时间 订单创建时间 创建时间 订单时间 下单日期 订单日期 成交时间 付款时间 日期 orderedat placedat createdat created orderdate date',
  amount:
    '订单金额 实付金额 实付款 买家实付金额 应付金额 订单总额 总金额 总额 合计 金额 amount total totalamount ordertotal grandtotal',
  currency: '币种 货币 currency currencycode',
  status: '订单状态 交易状态 状态 status orderstatus financialstatus',
  externalId:
    '客户编号 客户号 会员号 会员编号 用户编号 用户id 客户id 买家id 会员id customerid userid memberid buyerid',
  phone:
    '手机 手机号 手机号码 联系手机 联系电话 电话 收货人手机 收件人电话 收货人电话 收件人手机 phone mobile tel telephone shippingphone',
  email: '邮箱 电子邮箱 电子邮件 email mail customeremail',
  name: '客户姓名 姓名 买家 买家姓名 收货人 收货人姓名 收件人 收件人姓名 客户名称 customer customername buyername shippingname',
  channel: '渠道 销售渠道 来源渠道 订单来源 平台 channel saleschannel',
  store: '店铺 门店 店铺名称 门店名称 门店编码 网点 store shop outlet storename',
  itemName:
    '商品名称 商品标题 宝贝标题 商品 产品 产品名称 货品名称 item itemname product productname lineitemname title',
  sku: '商品编码 商家编码 货号 规格编码 货品编号 sku skuid itemsku lineitemsku productcode',
  quantity: '数量 商品数量 购买数量 件数 宝贝总数量 quantity qty lineitemquantity',
  price: '单价 商品单价 商品价格 价格 成交价 price unitprice itemprice lineitemprice',
  carrier: '快递公司 物流公司 承运商 承运人 配送公司 carrier shippingcompany courier',
  tracking: '快递单号 运单号 物流单号 快递编号 运单编号 物流编号 tracking trackingnumber trackingno waybill',
  link: '订单链接 链接 网址 link url orderurl orderlink',
  updatedAt: '更新时间 修改时间 最后更新时间 状态时间 updatedat updated modifiedat lastmodified',
}

const exact = new Map(
  fields.flatMap((field) => spoken[field].split(' ').map((heading) => [heading, field] as const)),
)
// The longest first: 快递单号 says more than 单号.
const endings = [...exact].filter(([heading]) => heading.length > 1).sort(([a], [b]) => b.length - a.length)

/** What a heading names, and how surely: 0.9 for its very words, 0.6 for words that end with them. */
export function fieldOfHeading(plain: string): { field: Field; confidence: number } | null {
  const whole = exact.get(plain)
  if (whole !== undefined) return { field: whole, confidence: 0.9 }
  const part = endings.find(([heading]) => plain.endsWith(heading))
  return part === undefined ? null : { field: part[1], confidence: 0.6 }
}

/** Guesses columns from their headings, the surest and then the leftmost of each field. */
export function guessColumns(plainHeadings: readonly string[]): { target: Target; confidence: number }[] {
  const claims = plainHeadings.map((heading, column) => ({ column, ...fieldOfHeading(heading) }))
  return claims.map(({ column, field, confidence = 0 }) => {
    const isBest =
      field !== undefined &&
      claims.every(
        (other) =>
          other.field !== field ||
          other.column === column ||
          (other.confidence ?? 0) < confidence ||
          (other.confidence === confidence && other.column > column),
      )
    return isBest ? { target: field, confidence } : { target: 'ignore', confidence: 0.5 }
  })
}

/** What is wrong with how a file is to be read, before any row is. */
export function faultOfColumns(
  columns: readonly Target[],
  inFile: number,
): { fault: 'columnsDiffer' | 'fieldMissing' | 'fieldTwice'; field: Field | null } | null {
  if (columns.length !== inFile) return { fault: 'columnsDiffer', field: null }
  const missing = needed.find((field) => !columns.includes(field))
  if (missing !== undefined) return { fault: 'fieldMissing', field: missing }
  const twice = fields.find((field) => columns.indexOf(field) !== columns.lastIndexOf(field))
  return twice === undefined ? null : { fault: 'fieldTwice', field: twice }
}
