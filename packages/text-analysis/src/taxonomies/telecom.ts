import { readTree } from './default-label.ts'

/** Telecommunications operators: mobile, broadband and their services, two levels. */
export const telecomTaxonomy = readTree(`
network | 移动网络 | Mobile network | 信号、网速和通话 | Coverage, speed and calls | 信号 网络 4g 5g network
network.coverage | 信号覆盖 | Coverage | 没信号、信号弱和室内覆盖 | No or weak signal, indoors | 没信号 无信号 信号差 信号弱 室内 地下室 电梯 覆盖 基站 盲区 no_signal coverage
- 回老家村里手机一格都没有 / 电梯里打不了电话 / No bars inside my flat
network.speed | 上网速度 | Data speed | 网速慢、卡顿和限速 | Slow, stuttering or throttled data | 网速慢 上网慢 卡顿 限速 加载 网页打不开 延迟 5g慢 slow_data speed
- 看个视频一直转圈 / 月底就慢得打不开网页 / My phone data crawls in the evening
network.calls | 通话质量 | Calls | 掉话、杂音和打不通 | Dropped, noisy or failed calls | 掉话 杂音 听不清 打不通 接不通 通话中断 单通 呼叫 漫游 dropped_call
- 说着说着就断了 / 对方声音断断续续 / People cannot hear me on the phone
network.outage | 网络故障 | Outage | 大面积中断和恢复 | Wide interruptions and recovery | 中断 断网 瘫痪 大面积 没网 故障 抢修 outage down
- 整个小区手机都用不了 / 早上开始到现在没恢复 / The whole town is without service
broadband | 宽带与电视 | Broadband and TV | 宽带、光纤和电视 | Broadband, fibre and television | 宽带 光纤 光猫 wifi iptv broadband
broadband.fault | 宽带故障 | Faults | 断网、掉线和光猫异常 | No connection, drops and modem faults | 掉线 断网 连不上 光猫 红灯 los 路由器 无法上网 闪断 disconnect
- 光猫闪红灯，上不了网 / 一天断七八回 / My fibre goes down every night
broadband.speed | 宽带速率 | Speed | 不达标、晚高峰慢 | Below the promised rate, slow at night | 网速 不达标 测速 晚高峰 兆 千兆 打游戏 延迟高 megabit
- 办的五百兆，测出来不到一百 / 晚上打游戏老是跳 / I pay for gigabit and get a tenth
broadband.install | 装移修机 | Installation and repair | 装机、移机、上门和师傅 | Installing, moving, visits and technicians | 装机 移机 安装 上门 师傅 预约 装维 拆机 迟迟不装 没有资源 端口 installation technician
- 约了三次师傅都没来 / 搬家后说新地址没端口 / Nobody came to set up my line
broadband.tv | 电视与机顶盒 | TV | 机顶盒、频道和点播扣费 | Set-top box, channels and charges | 机顶盒 电视 iptv 频道 点播 遥控器 电视卡 tv
- 开机停在加载页面 / 老人误点收费电影 / The box shows no channels
billing | 资费与账单 | Charges and bills | 扣费、套餐和账单 | Charges, plans and bills | 资费 话费 扣费 bill
billing.unexpected | 不明扣费 | Unexpected charges | 乱扣费、多扣和超出流量 | Wrong or excess charges | 乱扣费 多扣 不明扣费 莫名扣费 扣了 话费异常 超出流量 流量超 天价 unauthorized_charge overcharged
- 这个月多出三十块不知道是什么 / 没出国却有漫游费 / There are charges I never made
billing.bill | 账单与查询 | Bills and enquiries | 账单、详单和余额 | Bills, records and balance | 账单 详单 余额 查询话费 对账 明细 bill statement balance
- 想看上个月打了哪些电话 / 余额和短信说的不一样 / Where can I see my statement
billing.topup | 充值与到账 | Top-up | 充值未到账、充错和退费 | Missing, mistaken and refunded top-ups | 充值 未到账 充错 充值卡 缴费 赠送话费 top_up recharge
- 交了一百，没到 / 号码输错一位，充给别人了 / My payment has not been credited
billing.invoice | 发票 | Invoice | 开具和获取发票 | Getting invoices | 发票 电子发票 开票 invoice
- 报销要票，网上下不来 / 抬头怎么改 / I need an invoice for June
billing.credit | 停复机与信用 | Suspension and credit | 欠费停机、复机和滞纳金 | Suspension for arrears, resumption and fees | 停机 复机 欠费 滞纳金 征信 信用额度 suspended
- 交了费还没恢复通话 / 停用的号还算滞纳 / My line is suspended although I paid
plan | 套餐与业务 | Plans and services | 变更、退订和限制 | Changes, cancelling and limits | 套餐 业务 plan
plan.change | 套餐变更 | Changing plans | 不让降套餐、变更难 | Refused or difficult changes | 套餐变更 换套餐 改套餐 降套餐 低套餐 8元套餐 保号 不让改 最低消费 downgrade change_plan
- 想换便宜的，说必须去厅里 / 老用户不能办新客的资费 / They will not let me downgrade
plan.hidden | 擅自开通 | Opened without consent | 私自开通、捆绑和诱导 | Services opened without consent, bundling and luring | 私自开通 擅自开通 未经同意 捆绑 诱导 电话营销 外呼 体验包 自动续订 without_consent
- 从来没订过，账单里多个视频包 / 电话里说免费体验，到期就收费 / Something was added without asking me
plan.cancel | 退订 | Cancelling services | 增值业务退订难 | Difficult to cancel extras | 退订 取消业务 增值业务 彩铃 视频会员 取消不了 unsubscribe cancel
- 彩铃怎么都退不掉 / 要取消还得打给人工 / I want to stop this add-on
plan.promotion | 优惠活动 | Offers | 活动规则、礼品和返费 | Rules, gifts and credits | 活动 优惠 礼品 返费 返还 预存 办卡 积分 会员 offer promotion points
- 说送的电饭煲没见到 / 返的话费少了两个月 / I never got the promised gift
plan.contract | 合约与违约金 | Contract and penalty | 合约期、违约金和靓号协议 | Term, penalties and number agreements | 合约 合约期 违约金 协议期 靓号 合约机 分期 在网 协议 contract penalty
- 提前解约要赔八百 / 靓号要求用三十年 / The penalty for leaving is absurd
number | 号码与携转 | Numbers and portability | 携号转网、销户和实名 | Porting, closing and registration | 号码 手机号 number
number.porting | 携号转网 | Number portability | 转不了、条件和拖延 | Refused, conditions and delay | 携号转网 携转 转网 转不了 不让转 转出 授权码 port portability
- 想转到别家，说我有合约 / 发短信要授权，一直失败 / Let me keep my number and leave
number.close | 销户与过户 | Closing and transfer | 销户难、异地和过户 | Difficult closing, remote and transfer | 销户 注销 过户 异地销户 退卡 押金 close_account transfer
- 人在外地注销不了 / 父亲过世，号码怎么转给我 / How do I close my line
number.registration | 实名与补换卡 | Registration and cards | 实名认证、补卡和激活 | Identification, card replacement and activation | 实名 补卡 换卡 激活 sim卡 esim 身份证 一证五号 名下号码 sim
- 卡丢了要补，身份证也没带 / 名下多了两个不认识的号 / My new SIM is not activated
number.recycled | 二次放号 | Recycled numbers | 旧号绑定、原机主和解绑 | Old bindings and former owners | 二次放号 原机主 解绑 绑定 注册过 新号码 recycled
- 新办的卡总接到找别人的 / 这号以前有人注册过，我用不了 / My number still belongs to somebody's accounts
service | 客户服务 | Customer service | 热线、营业厅和投诉处理 | Hotline, shops and handling | 客服 服务 service
service.hotline | 热线接通 | Hotline | 转人工难、等待久 | No human, long waits | 转人工 人工客服 打不进 等待 10086 10010 10000 智能客服 机器人 挂断 hotline on_hold
- 按了一圈数字没有真人 / 排在第六十位 / I waited forty minutes on the line
service.attitude | 服务态度 | Attitude | 客服和师傅的态度 | Attitude of staff | 态度 态度差 态度恶劣 不耐烦 热情 耐心 敷衍 专业 rude attitude
- 接线的小伙子很有耐心 / 师傅进门就发火 / The agent hung up on me
service.outlet | 营业厅 | Shops | 排队、关门和只能线下办 | Queues, hours and only in person | 营业厅 排队 营业时间 线下办理 柜台 代理点 只能去 store
- 一个窗口办业务，等了俩小时 / 只能回开户的城市办 / The shop was closed at four
service.complaint | 投诉处理 | Complaint handling | 推诿、超时和不回访 | Evasion, delays and no callback | 推诿 没有处理 不解决 回访 踢皮球 工信部 投诉 没人联系 complaint
- 反映了一周没有下文 / 说已解决，其实没人找过我 / Nobody followed up my case
security | 安全与骚扰 | Security and nuisance | 骚扰、诈骗和隐私 | Nuisance, fraud and privacy | 骚扰 诈骗 spam
security.spam | 骚扰电话短信 | Spam | 推销电话和垃圾短信 | Sales calls and junk messages | 骚扰电话 推销电话 垃圾短信 骚扰短信 呼死你 轰炸 拦截 spam_calls
- 一天十几个卖房的 / 回T也还在发 / Stop these sales calls
security.fraud | 诈骗与封停 | Fraud and blocking | 电信诈骗、误封和关停 | Telecom fraud, wrongful blocking | 诈骗 电信诈骗 误封 关停 断卡 封号 涉诈 二次实名 fraud blocked
- 收到冒充你们的链接 / 号码突然说涉案被关 / My line was blocked by mistake
security.privacy | 信息泄露 | Privacy | 个人信息泄露和冒办 | Leaked data, services in one's name | 信息泄露 隐私 个人信息 冒名办卡 泄露 privacy leaked
- 我刚办完就有人知道姓名 / 有人拿我证件开了卡 / Who gave out my data
device | 终端与线上渠道 | Devices and apps | 手机、配件和线上厅 | Phones, accessories and online service | 终端 app
device.phone | 手机终端 | Phones | 购机、质量和维修 | Buying, quality and repair | 手机 购机 手机质量 维修 换机 发热 电池 phone
- 合约买的手机发烫 / 换新机的活动怎么参加 / The phone I bought from you is faulty
device.app | 线上营业厅 | App and website | 登录、闪退和办理失败 | Sign-in, crashes and failed requests | app 闪退 登录 验证码 办理失败 小程序 网上营业厅 crash login
- 网上办到最后一步报错 / 更新后登不进去 / The site keeps failing
safety | 施工与设施 | Works and facilities | 线杆、基站和施工安全 | Poles, stations and safety of works | 线杆 电线杆 线缆 光缆 基站辐射 施工 井盖 线路脱落 辐射 cable pole
- 电线杆歪了要倒 / 门口挖的沟没盖上 / A cable hangs over the road
`)
