import { readTree } from './default-label.ts'

/** Online and retail trade: what shoppers write about, two levels. */
export const ecommerceTaxonomy = readTree(`
product | 商品 | Product | 质量、真伪、规格和使用 | Quality, genuineness, size and use | 商品 宝贝 产品
product.quality | 质量问题 | Quality | 做工、瑕疵、损坏和故障 | Workmanship, defects, damage and faults | 质量差 质量问题 做工 瑕疵 坏了 破损 开线 掉色 起球 故障 黑屏 死机 划痕 不耐用 defective broken faulty quality stopped_working
- 鞋子穿三天就开胶了 / 电饭煲用了一周不通电 / The zipper broke the first time I used it
product.genuine | 真伪 | Genuineness | 假货、翻新和正品疑问 | Fakes, refurbished goods and doubts | 假货 正品 冒牌 山寨 翻新 真伪 高仿 验货 专柜 防伪 fake counterfeit genuine authentic
- 拿去柜台比对，标签字体都不一样 / 二维码扫出来查无此货 / I doubt this bag is the real thing
product.mismatch | 与描述不符 | Not as described | 图片、颜色、材质和功能不符 | Picture, colour, material or function differ | 描述不符 与描述不符 图片不符 色差 货不对板 实物 不一样 详情页 not_as_described different_from
- 页面写纯棉，收到是化纤 / 买的墨绿，到手成了草绿 / The table is much darker than in the photo
product.size | 尺码规格 | Size and specification | 大小、版型、重量和容量 | Size, fit, weight and capacity | 尺码 偏大 偏小 太大 太小 版型 合身 分量 重量 容量 规格 个头 size fit
- 按平时穿的码买，扣子都系不上 / 写着两斤，称了一斤六两 / These shoes run a size small
product.fresh | 新鲜度与口味 | Freshness and taste | 变质、过期、味道和卫生 | Spoilage, expiry, taste and hygiene | 不新鲜 变质 过期 发霉 烂果 坏果 味道 口感 难吃 好吃 保质期 异物 虫 stale rotten expired taste
- 一箱苹果烂了小半 / 离到期只剩五天的牛奶 / The cookies were already mouldy
product.effect | 使用效果 | Effect | 功效、体验和适用 | Effect, experience and suitability | 效果 没效果 过敏 好用 难用 续航 音质 屏幕 性能 卡顿 发热 待机 洗发 去屑 works battery screen performance
- 用完一瓶痘痘一点没少 / 耳机听一会儿就没电 / The cream did nothing for my skin
delivery | 物流配送 | Delivery | 发货、运输和签收 | Dispatch, transport and receipt | 物流 快递 配送 delivery shipping
delivery.slow | 发货与时效 | Speed | 迟迟不发货、配送慢和超时 | Late dispatch, slow or overdue delivery | 不发货 还没发货 还没到 太慢 很慢 迟迟 发货慢 物流慢 快递慢 配送慢 送货慢 超时 延迟 几天了 催单 预计送达 late delayed slow_delivery not_arrived
- 付款四天了物流单号都没有 / 说次日达，第三天还在中转 / My parcel has been stuck for a week
delivery.lost | 丢件与错送 | Lost or misdelivered | 丢失、虚假签收和送错 | Lost, falsely signed or wrong address | 丢件 没收到 未收到 虚假签收 送错 找不到包裹 丢失 被签收 lost missing never_received wrong_address
- 显示放门口了，可是什么都没有 / 送到别的小区去了 / It says delivered but I got nothing
delivery.damage | 包装与破损 | Packaging and damage | 包装差、压坏和漏液 | Poor packaging, crushed or leaking goods | 包装 包装破损 压坏 漏液 洒了 碎了 外箱 泡沫 盒子 packaging damaged box crushed
- 打开全是碎玻璃 / 洗衣液漏了半瓶 / The carton was crushed on arrival
delivery.courier | 配送员服务 | Couriers | 态度、不上门和电话 | Attitude, no door delivery, calls | 快递员 送货员 骑手 外卖员 小哥 不送货上门 不送上楼 驿站 代收点 态度 courier driver rider
- 不打电话就扔到代收点 / 送上五楼还帮忙搬进屋，很感谢 / The driver threw my parcel over the fence
order | 订单 | Order | 下单、漏发和取消 | Placing, missing items and cancelling | 订单 下单 order
order.wrong | 错发漏发 | Wrong or missing items | 发错、少发和赠品 | Wrong goods, missing goods and gifts | 发错 错发 漏发 少发 少了 漏送 赠品 没送 少件 wrong_item missing_item
- 买的左手套，来了两只右手套 / 说好送的杯子没有 / You sent me somebody else's order
order.cancel | 取消与修改 | Cancelling and changes | 取消、改地址和砍单 | Cancelling, address changes and cancelled by shop | 取消订单 取消 改地址 砍单 修改订单 拦截 cancel
- 刚下单发现地址写错了，来得及换吗 / 付完钱店家说做不了把单退了 / Please cancel what I ordered this morning
order.stock | 缺货与预售 | Stock and presale | 缺货、预售和补货 | Out of stock, presale and restocking | 缺货 没货 无货 预售 补货 库存 抢不到 定金 尾款 out_of_stock presale
- 付了尾款才通知没货 / 那款灰色什么时候再有 / Will you restock the blue one
refund | 退换与售后 | Returns and repair | 退货、退款、换货和维修 | Returns, refunds, exchange and repair | 售后 退换
refund.money | 退款 | Refund | 退款慢、拒绝和金额不对 | Slow, refused or wrong refunds | 退款 不退款 退钱 退款慢 未到账 仅退款 退差价 拒绝退款 refund money_back
- 东西寄回去半个月钱没回来 / 只肯退一半 / Where is my money
refund.return | 退换货 | Return and exchange | 退货条件、运费和换货 | Conditions, postage and exchange | 退货 换货 退换 七天无理由 运费险 退货运费 取件 拒收 return exchange
- 吊牌没拆也不让退 / 寄回去的邮费谁出 / How do I send this back
refund.repair | 维修保修 | Repair and warranty | 保修、检测和维修质量 | Warranty, inspection and repair | 维修 保修 返修 检测 质保 售后点 上门维修 安装 repair warranty
- 修了两次还是老毛病 / 空调装好就漏水，师傅不来 / My washing machine is still under warranty
refund.compensation | 赔付 | Compensation | 假一赔十、晚到赔和补偿 | Promised and claimed compensation | 赔偿 赔付 补偿 假一赔 退一赔三 晚到赔 compensation
- 说好晚到有补偿，一分没见 / 因为你们耽误了，我的损失谁管 / What will you pay me for the trouble
price | 价格与促销 | Price and promotion | 降价、优惠和活动规则 | Price drops, coupons and rules | 价格 优惠 price
price.change | 降价与保价 | Price changes | 买后降价、差价和虚高 | Drops after purchase, difference and inflated prices | 降价 差价 保价 涨价 先涨后降 买贵了 价格虚高 price_drop overpriced
- 昨天买的今天便宜一百 / 活动前把标价抬上去再打折 / It got cheaper the day after I paid
price.coupon | 优惠券与活动 | Coupons and campaigns | 券不能用、满减和返现 | Unusable coupons, discounts and cashback | 优惠券 满减 红包 返现 好评返现 活动 折扣 秒杀 双11 618 百亿补贴 coupon discount promo
- 凑够三百也减不了 / 领到的券结算时看不见 / The promo code does not work
price.value | 性价比 | Value for money | 值不值、贵和便宜 | Worth, dear or cheap | 性价比 实惠 划算 便宜 太贵 物美价廉 不值 value cheap expensive
- 这个钱买到这样的，值了 / 同样的东西别家一半 / Good for what it costs
payment | 支付与发票 | Payment and invoice | 扣款、发票和分期 | Charges, invoices and instalments | 支付 发票 payment
payment.charge | 支付扣款 | Charges | 重复扣款、支付失败和自动扣费 | Double charge, failure and automatic charge | 扣款 重复扣款 多扣 支付失败 自动扣费 自动续费 免密支付 付款 charged payment_failed
- 一个订单付了两回 / 没点同意每月扣十五 / I was charged twice
payment.invoice | 发票 | Invoice | 不开票、开错和电子发票 | Missing, wrong or electronic invoices | 发票 开票 不开发票 电子发票 专票 抬头 invoice receipt
- 要报销，票一直不发 / 公司名字开成了个人 / I need a VAT receipt
service | 客户服务 | Customer service | 态度、响应和处理 | Attitude, response and handling | 客服 服务 service
service.attitude | 服务态度 | Attitude | 热情、冷漠和辱骂 | Friendly, cold or insulting | 态度差 态度恶劣 态度好 不耐烦 热情 耐心 敷衍 骂人 服务态度 rude attitude polite friendly
- 小姑娘讲得很仔细 / 聊两句就把我晾在那儿 / The agent was very kind
service.response | 响应与沟通 | Response | 没人理、转人工难和回复慢 | No answer, no human and slow reply | 不回复 没人理 没人接 联系不上 打不通 转人工 机器人 回复慢 踢皮球 no_response unresponsive on_hold
- 在线窗口半天一句话没有 / 绕来绕去全是自动回复 / I cannot reach a human
service.promise | 承诺未兑现 | Broken promises | 答应的事没有做到 | What was promised was not done | 承诺 说好 不兑现 答应 出尔反尔 忽悠 promised
- 说周三给答复，周五了 / 答应补寄的配件没影了 / You said you would call me back
shop | 店铺与平台 | Shop and platform | 宣传、规则和账号 | Advertising, rules and accounts | 店铺 平台 卖家 商家 seller
shop.advertising | 虚假宣传 | False advertising | 夸大、误导和刷单 | Exaggeration, misleading and fake reviews | 虚假宣传 夸大 误导 刷单 好评返现 欺骗消费者 广告 false_advertising misleading scam
- 宣传十天瘦十斤，纯属吹牛 / 评论都是刷出来的 / The advert is misleading
shop.rules | 平台规则 | Platform rules | 评价、处罚和纠纷判定 | Reviews, penalties and dispute decisions | 平台规则 评价被删 删评 封号 判定 介入 申诉 platform
- 如实写差评被隐藏了 / 平台偏向店家，证据看都不看 / My review was removed
shop.account | 账号与会员 | Account and membership | 登录、盗号、会员和积分 | Sign-in, theft, membership and points | 账号 登录 盗号 会员 积分 注销 实名 验证码 账户 account login member points
- 手机号换了进不去 / 攒的分怎么突然清零 / I cannot sign in
shop.privacy | 信息与隐私 | Privacy | 泄露、骚扰和信息安全 | Leaks, harassment and security | 信息泄露 隐私 骚扰电话 诈骗电话 短信轰炸 privacy leaked
- 下单后天天接到推销 / 快递单上全名和门牌都印着 / Somebody has my address
shop.app | App 与网站 | App and website | 闪退、页面和功能 | Crashes, pages and functions | 闪退 打不开 app 页面 加载 小程序 系统 bug 卡 crash website
- 一点付款就退出去 / 搜索出来一片空白 / The page will not load
praise | 整体好评 | General praise | 满意、推荐和回购 | Satisfied, recommending, buying again | 满意 推荐 回购 好评 五星 喜欢 不错 recommend love satisfied
- 第三次买了，一直很好 / 给店家点个赞 / Love it, will buy again
`)
