import { readTree } from './default-label.ts'

/** Any service organisation: what customers bring up, two levels. */
export const generalTaxonomy = readTree(`
product | 产品与质量 | Product and quality | 产品本身好不好 | How good the product itself is | 产品 质量 product
product.defect | 质量缺陷 | Defects | 坏了、瑕疵和故障 | Broken, flawed or failing | 坏了 瑕疵 故障 破损 失灵 做工 掉色 划痕 不耐用 defective broken faulty damaged stopped_working
- 买回来第二天就不转了 / 边角有一道裂 / It stopped working after a week
product.mismatch | 与描述不符 | Not as described | 实物和宣传不同 | Differs from what was advertised | 描述不符 虚假宣传 色差 货不对板 夸大 不一样 not_as_described misleading
- 和图上完全是两样东西 / 说是不锈钢，生锈了 / It is not what was advertised
product.performance | 性能与效果 | Performance | 效果、性能和体验 | Effect, performance and experience | 效果 性能 没效果 卡顿 好用 难用 体验 续航 performance works
- 吹得挺好，用着一般 / 反应慢得着急 / Works better than I expected
product.genuine | 真伪与来源 | Genuineness | 假货和来源 | Fakes and origin | 假货 正品 冒牌 翻新 真伪 fake counterfeit
- 怀疑拿的是旧机翻的 / 查不到这个批号 / Is this an original
delivery | 交付与物流 | Delivery | 送达、安装和时效 | Arrival, installation and time | 物流 快递 配送 delivery
delivery.late | 延误 | Delay | 迟迟未到、超时 | Late or overdue | 延误 超时 慢 迟到 没发货 等了 催 还没到 晚点 late delayed
- 说好周一到，周四还没影 / 师傅迟了三个钟头 / It should have come last week
delivery.damage | 破损与丢失 | Damage and loss | 包装、损坏和丢件 | Packaging, damage and loss | 丢件 没收到 压坏 洒了 包装 少发 漏发 lost missing crushed
- 箱子瘪了，里面碎了 / 少了一件 / The parcel arrived broken
delivery.install | 安装与上门 | Installation and visits | 上门、安装和调试 | Visits, installation and setup | 安装 上门 师傅 预约 调试 装机 installation technician
- 约好时间没有人来装 / 装完螺丝剩下一把 / The technician did not finish the job
service | 服务与态度 | Service and attitude | 工作人员怎样待人 | How staff treat people | 服务 态度 service
service.attitude | 服务态度 | Attitude | 热情、冷漠和粗暴 | Friendly, cold or rough | 态度 态度差 态度恶劣 热情 耐心 不耐烦 骂人 冷漠 rude attitude polite
- 前台一直板着脸 / 小伙子跑前跑后真热心 / They were so friendly
service.response | 响应速度 | Response | 没人理、等待和回复慢 | No answer, waiting and slow replies | 没人接 打不通 不回复 联系不上 转人工 排队 等待 没人理 no_response on_hold
- 发了五条没一条回的 / 排队排到放弃 / Nobody picks up the phone
service.competence | 专业能力 | Competence | 不懂业务、说法不一 | Lack of knowledge, contradicting answers | 不专业 不懂 说法不一 解释不清 培训 专业 误导 incompetent
- 问什么都说不清楚 / 两个人讲的不一样 / She did not know the product
service.promise | 承诺与跟进 | Promises and follow-up | 答应的没做到、没有回访 | Promises not kept, no follow-up | 承诺 答应 没有回复 不跟进 推诿 踢皮球 敷衍 说好 promised follow_up
- 答应回电，等了一周 / 互相推，没有一个管的 / You promised to get back to me
billing | 费用与支付 | Charges and payment | 价格、扣款和发票 | Prices, charges and invoices | 费用 收费 price
billing.charge | 扣费争议 | Disputed charges | 乱扣、多收和自动续费 | Wrong, excess or automatic charges | 扣费 多扣 乱收费 多收 自动续费 重复扣款 扣款 overcharged double_charge
- 莫名少了二十块 / 没续也照扣 / You charged me too much
billing.price | 价格 | Price | 太贵、涨价和差价 | Dear, rising or different prices | 价格 太贵 涨价 降价 差价 便宜 性价比 expensive price
- 比去年贵了一倍 / 这个价很公道 / Far too dear
billing.invoice | 发票与凭证 | Invoices | 开票和收据 | Invoices and receipts | 发票 开票 收据 凭证 invoice receipt
- 票什么时候给 / 抬头错了能换吗 / Please send the invoice
billing.promotion | 优惠与积分 | Offers and points | 优惠券、积分和会员权益 | Coupons, points and member benefits | 优惠券 积分 会员 活动 折扣 红包 权益 coupon points promotion
- 积分换不了 / 券到店说过期 / My points are gone
aftersales | 售后与退换 | After-sales | 退款、退换和维修 | Refund, return and repair | 售后 after-sales
aftersales.refund | 退款 | Refund | 退款难、退款慢 | Refused or slow refunds | 退款 退钱 不退款 退费 押金 定金 未到账 refund deposit
- 押的钱什么时候还 / 申请二十天没有动静 / Give me my money back
aftersales.return | 退换 | Return and exchange | 退货和换货 | Returns and exchange | 退货 换货 退换 拒收 七天无理由 return exchange
- 拆开试了一下就不让退 / 想换个大的 / I would like to exchange it
aftersales.repair | 维修 | Repair | 保修、返修和配件 | Warranty, repair and parts | 维修 保修 返修 配件 检测 质保 repair warranty
- 修好三天又坏 / 配件等了一个月 / Is the repair covered
aftersales.compensation | 赔偿 | Compensation | 赔付和补偿要求 | Claims and compensation | 赔偿 补偿 赔付 索赔 损失 compensation claim
- 误了我的事，你们怎么赔 / 提的方案我不接受 / I want compensation
account | 账号与会员 | Account | 登录、资料和注销 | Sign-in, profile and closing | 账号 账户 account
account.access | 登录与验证 | Sign-in | 登录、密码和验证码 | Sign-in, password and codes | 登录 密码 验证码 登不上 锁定 冻结 盗号 login password
- 验证短信收不到 / 密码对了还是进不去 / I am locked out
account.profile | 资料与实名 | Profile and identity | 修改资料、实名和绑定 | Changes, identification and binding | 实名 绑定 解绑 修改手机号 资料 认证 profile
- 名字登记错了怎么改 / 旧手机号没法换绑 / Change the phone number on my profile
account.close | 注销与退订 | Closing and unsubscribing | 注销、退订和解约 | Closing, unsubscribing and ending contracts | 注销 退订 销户 取消 解约 unsubscribe close_account
- 不想用了怎么删掉 / 续着的服务帮我停 / Delete my account
digital | 线上渠道 | Digital channels | 网站、应用和系统 | Websites, apps and systems | app 网站 小程序 website
digital.fault | 系统故障 | Faults | 闪退、报错和打不开 | Crashes, errors and not loading | 闪退 报错 打不开 崩溃 卡死 加载 系统 bug crash error
- 点提交就卡住 / 升级之后天天崩 / The site shows an error
digital.usability | 易用性 | Usability | 找不到、步骤多和看不懂 | Hard to find, long or unclear | 找不到 操作复杂 步骤 看不懂 界面 字太小 不会用 老年人 confusing interface
- 字太小老人看不见 / 找了半天没找到入口 / I could not find the button
place | 场所与环境 | Places | 门店、卫生和设施 | Outlets, cleanliness and facilities | 门店 环境 store
place.hygiene | 卫生 | Cleanliness | 脏、异味和虫害 | Dirt, odour and pests | 卫生 脏 异味 蟑螂 老鼠 干净 消毒 dirty hygiene clean
- 洗手间地上都是水和纸 / 店里擦得很亮 / The floor was filthy
place.facility | 设施设备 | Facilities | 空调、电梯、停车和厕所 | Air conditioning, lifts, parking and toilets | 设施 空调 电梯 停车 厕所 座椅 设备 老旧 噪音 facility parking
- 空调坏了，热得待不住 / 没有地方停 / The lift was out of order
place.queue | 排队与秩序 | Queues and order | 排队久、秩序和营业时间 | Long queues, order and opening hours | 排队 叫号 营业时间 拥挤 秩序 插队 关门 queue crowded
- 人挤人，也没人管 / 没到点就不让进 / We queued for an hour
food | 餐饮与食品 | Food | 味道、份量和食品安全 | Taste, portions and food safety | 餐饮 食品 food
food.taste | 味道与份量 | Taste and portion | 口味、份量和温度 | Taste, portion and temperature | 味道 口味 难吃 好吃 份量 凉了 太咸 太油 taste cold portion
- 汤是凉的 / 肉嫩，味儿正 / The soup had no flavour
food.safety | 食品安全 | Food safety | 变质、异物和中毒 | Spoilage, foreign bodies and poisoning | 变质 过期 异物 头发 虫 拉肚子 食物中毒 发霉 food_poisoning expired
- 吃完全家闹肚子 / 里面有只虫 / The milk had gone off
safety | 安全与合规 | Safety and compliance | 人身、隐私和违规 | Persons, privacy and rules | 安全 safety
safety.injury | 人身安全 | Personal safety | 受伤、隐患和事故 | Injuries, hazards and accidents | 受伤 安全隐患 事故 起火 漏电 摔倒 危险 injury accident unsafe
- 台阶松了，我妈摔了 / 插座冒火花 / I was hurt on your premises
safety.privacy | 隐私与信息 | Privacy | 泄露、骚扰和冒用 | Leaks, nuisance and misuse | 隐私 信息泄露 骚扰电话 冒用 泄露 个人信息 privacy leaked spam
- 刚登记就接到广告 / 单子上电话全露着 / You gave away my number
safety.misconduct | 违规与欺诈 | Misconduct and fraud | 欺诈、违法和员工违纪 | Fraud, illegal acts and staff misconduct | 欺诈 诈骗 违法 违规 回扣 私下收费 举报 造假 fraud scam
- 员工私下让我转钱给他 / 数据是编的 / I was cheated
policy | 政策与流程 | Policy and process | 规定、手续和合同 | Rules, procedures and contracts | 政策 流程 规定 policy
policy.procedure | 办理流程 | Procedures | 手续、材料和进度 | Steps, papers and progress | 办理 手续 材料 流程 进度 审核 预约 怎么办 需要什么 procedure apply
- 要带什么证件 / 交上去的表审到哪了 / How do I apply
policy.rules | 规则与合同 | Rules and contracts | 条款、违约和限制 | Terms, breach and limits | 合同 条款 霸王条款 违约金 规则 限制 协议 contract terms
- 合同里这条太不公平 / 说违约要我赔 / The terms are unfair
policy.information | 信息与公示 | Information | 查询、公告和通知 | Enquiries, notices and messages | 查询 通知 公告 公示 短信 了解 信息不准 information notice
- 停业也不贴告示 / 想问一下节日开不开 / Nobody told us about the change
neighbourhood | 环境与公共 | Surroundings | 噪声、污染和公共秩序 | Noise, pollution and public order | 扰民 公共 noise
neighbourhood.noise | 噪声扰民 | Noise | 施工、商业和邻里噪声 | Works, trade and neighbours | 噪音 噪声 扰民 施工 吵 广场舞 noise
- 隔壁店喇叭吵一天 / 半夜还在敲 / The works start at five
neighbourhood.pollution | 污染与卫生 | Pollution | 垃圾、油烟和污水 | Waste, fumes and sewage | 污染 垃圾 油烟 污水 臭味 扬尘 pollution
- 油烟灌进屋里 / 沟里的水发黑 / There is rubbish everywhere
people | 表扬与人员 | People and praise | 对个人或团队的评价 | About a person or a team | 员工 staff
people.praise | 表扬感谢 | Thanks | 感谢和点赞 | Thanks and praise | 感谢 表扬 锦旗 点赞 谢谢 非常满意 praise thank_you kudos
- 王师傅太负责了 / 多谢你们帮我找到 / Thank you so much
people.conduct | 人员行为 | Conduct | 吵架、推搡和不当言行 | Quarrels, pushing and improper behaviour | 吵架 推搡 辱骂 打人 歧视 骚扰 言语 不当 misconduct insult
- 保安推了我一把 / 当着大家骂人 / He shouted at my mother
`)
