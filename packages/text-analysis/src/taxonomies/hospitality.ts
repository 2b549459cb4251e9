import { readTree } from './default-label.ts'

/** Hotels and catering: booking, rooms, stay, food, delivery and safety, two levels. */
export const hospitalityTaxonomy = readTree(`
booking | 预订 | Booking | 订房、订位、取消和确认 | Rooms, tables, cancelling and confirming | 预订 预定 订单 booking reservation
booking.cancel | 取消与退款 | Cancelling and refunds | 不可取消、扣款和退订 | Non-refundable bookings, charges and refunds | 取消 退订 不可取消 退款 退房费 行程有变 改期 延期 cancel cancellation refund non-refundable
- 航班停飞了，房费一分不退 / 提前三天退订还扣一晚的钱 / I had to cancel and they kept the money
booking.none | 到店无房 | No room on arrival | 超售、没有预订记录和被转店 | Overbooking, missing reservations and moving elsewhere | 到店无房 满房 没有房 超售 没有记录 查不到 转店 没房了 overbooked no_room no_record
- 半夜到了前台说没我的订单 / 付了钱到店说客满，给我换到两公里外 / They had given our room away
booking.type | 房型与描述不符 | Not as booked | 房型、图片和设施与预订不同 | Room type, pictures or facilities differ | 房型不符 图片不符 与描述不符 大床 双床 海景房 没有窗 照片 货不对板 无窗房 升级 not_as_described wrong_room sea_view
- 订的湖景，推开是停车场 / 网上看着很大，实际转不开身 / We booked a sea view and got a wall
booking.table | 订位与等位 | Tables and waiting | 餐厅订位、排队取号和包间 | Restaurant tables, queues and private rooms | 订位 等位 排队 取号 叫号 包间 包厢 订座 过号 最低消费 table queue waiting_list
- 提前订的包厢被别人坐了 / 取号以后等了一个半钟头 / Our table was not ready when we came
booking.platform | 平台与渠道 | Platforms | 第三方平台、团购券和会员价 | Third-party sites, vouchers and member prices | 携程 美团 平台 团购券 核销 代金券 官网 第三方 中介 券用不了 voucher third_party ota
- 买的套餐到店说节假日不能用 / 平台和酒店互相推，谁都不管 / The voucher was refused at the restaurant
checkin | 入住与退房 | Arrival and departure | 前台、押金、发票和行李 | Reception, deposit, invoices and luggage | 入住 退房 前台 check-in
checkin.wait | 办理等待 | Waiting | 排队久、房间没打扫好 | Long queues, room not ready | 办理入住 等房 没打扫好 排队入住 三点 入住时间 early_check-in not_ready queue_at_reception
- 下午四点了还说屋子没收拾出来 / 大厅里排了四十分钟才拿到房卡 / Our room was not ready until six
checkin.late | 延迟退房 | Late check-out | 退房时间、延时费和提前入住 | Check-out time, fees and early arrival | 延迟退房 延时 退房时间 加收半天 提前入住 中午十二点 late_checkout check-out_time
- 晚走一小时收了半天房钱 / 能不能睡到两点再走 / Could we leave the room later
checkin.deposit | 押金与结算 | Deposit and bill | 押金、多收费和小酒吧 | Deposit, overcharging and minibar | 押金 预授权 结账 多收 小酒吧 赔偿床单 账单 服务费 消费明细 deposit minibar overcharged bill
- 预授权一个月还没解 / 走的时候说毛巾有污渍要赔两百 / I was charged for a minibar I never opened
checkin.invoice | 发票 | Invoice | 开票、抬头和电子发票 | Issuing, titles and electronic invoices | 发票 开票 抬头 专票 电子发票 不给开 invoice tax_receipt
- 退房两周了票还没寄来 / 抬头开错了让我自己去换 / I still have no invoice for my stay
checkin.luggage | 行李与寄存 | Luggage | 寄存、遗失和遗留物 | Storage, loss and things left behind | 行李 寄存 遗失 落在房间 遗留 丢失 快递寄回 礼宾 luggage left_behind lost_item concierge
- 充电器忘在屋里，打电话说没看见 / 寄放的箱子被人拿错 / I left my watch in the room
checkin.identity | 证件与登记 | Identification | 证件、访客和未成年人 | Papers, visitors and minors | 身份证 证件 登记 访客 外宾 未成年 护照 港澳台 人脸 passport identification registration
- 没带证件就不让住，怎么办 / 持护照的客人说不接待 / They refused my passport
room | 客房 | Rooms | 清洁、设施、噪音和舒适 | Cleanliness, facilities, noise and comfort | 房间 客房 room
room.clean | 卫生清洁 | Cleanliness | 脏、异味、头发和布草 | Dirt, odour, hair and linen | 卫生 脏 异味 头发 床单 布草 霉味 烟味 污渍 没打扫 毛巾 灰尘 马桶脏 dirty smell stain hair unclean sheets
- 枕头上有别人的头发 / 浴室地漏返味，地毯黏脚 / The sheets were stained
room.pests | 虫害 | Pests | 蟑螂、臭虫和蚊子 | Cockroaches, bed bugs and mosquitoes | 蟑螂 臭虫 虫子 蚊子 老鼠 跳蚤 咬 蚂蚁 bed_bugs cockroach mosquito insects
- 半夜床边爬过一只大蟑螂 / 睡一晚身上全是包 / We were bitten by bed bugs
room.noise | 噪音与隔音 | Noise | 隔音差、施工和邻房 | Thin walls, works and neighbours | 隔音 吵 噪音 施工 隔壁 电梯声 走廊 睡不着 楼上 ktv noise thin_walls noisy
- 隔壁打呼噜听得一清二楚 / 楼下酒吧放歌放到凌晨 / We could hear every word next door
room.climate | 空调与通风 | Air conditioning | 不制冷、暖气和闷 | No cooling, heating and stuffiness | 空调 不制冷 太热 太冷 暖气 闷 通风 中央空调 制热 air_conditioning heating too_hot too_cold
- 大夏天屋里降不下温 / 冬天冻得穿羽绒服睡 / The heating did not work all night
room.water | 热水与卫浴 | Water and bathroom | 热水、水压、马桶和漏水 | Hot water, pressure, toilets and leaks | 热水 水压 淋浴 马桶 堵 漏水 下水 浴缸 洗澡 花洒 shower hot_water toilet leak
- 洗到一半水变凉了 / 坐便器冲不下去 / There was no hot water for the shower
room.bed | 床品与舒适 | Beds and comfort | 床垫、枕头和睡眠 | Mattresses, pillows and sleep | 床垫 枕头 床 太软 太硬 被子 舒服 睡眠 加床 婴儿床 mattress pillow bed comfortable
- 中间塌下去一块，睡得腰疼 / 加的那张折叠床吱呀响 / The mattress was hard as a board
room.equipment | 设施设备 | Equipment | 电视、门锁、电梯和老旧 | Television, locks, lifts and age | 设施 老旧 电视 门锁 房卡 插座 电梯 遥控器 坏了 吹风机 冰箱 陈旧 窗帘 tv key_card lift broken socket outdated
- 刷卡十次九次开不了门 / 墙皮掉了，家具也很旧 / The television did not turn on
room.wifi | 网络 | Wi-Fi | 无线信号和网速 | Wireless signal and speed | wifi 无线 网络 信号 网速 连不上 断线 wi-fi internet
- 视频会议一直掉线 / 房间里搜不到无线 / The internet kept dropping
facility | 公共设施 | Public facilities | 停车、泳池、会议和周边 | Parking, pool, meetings and surroundings | 设施 facilities
facility.parking | 停车与交通 | Parking and transport | 车位、收费、接送和位置 | Spaces, charges, shuttle and location | 停车 车位 停车费 接机 接送 位置偏 地铁 班车 代客泊车 充电桩 parking shuttle location taxi
- 住客停一晚还收八十 / 说有接站结果没人来 / The airport shuttle never came
facility.leisure | 泳池与健身 | Pool and gym | 泳池、健身、温泉和儿童乐园 | Pool, gym, spa and children | 泳池 游泳 健身房 温泉 儿童乐园 桑拿 关闭 水质 救生员 spa pool gym kids_club
- 带孩子来玩水，到了说在维修 / 跑步机坏了两台 / The swimming pool was closed
facility.events | 宴会与会议 | Events and meetings | 婚宴、会议和场地 | Weddings, meetings and venues | 宴会 婚宴 会议室 婚礼 年会 场地 桌数 投影 布置 banquet wedding conference meeting_room
- 结婚当天菜少上了两道 / 投影仪开会时用不了 / The conference hall was double-booked
food | 菜品与饮料 | Food and drink | 味道、分量、价格和品种 | Taste, portions, prices and choice | 菜 菜品 餐 food meal
food.taste | 味道与做法 | Taste | 难吃、太咸、口味和火候 | Bad, salty, style and cooking | 难吃 太咸 味道 好吃 口味 太辣 太油 没熟 腥 偏甜 taste delicious salty bland overcooked undercooked
- 鱼一股腥味下不了口 / 牛排说要五分熟端来全熟 / The soup was far too salty
food.portion | 分量与价值 | Portion and value | 分量少、价格贵和缺斤少两 | Small portions, dear prices and short weight | 分量 份量 太少 缺斤少两 太贵 性价比 涨价 吃不饱 时价 portion small overpriced expensive
- 一盘虾只有六只 / 两个人随便吃吃花了五百 / Tiny plates for that much money
food.fresh | 新鲜与温度 | Freshness and temperature | 不新鲜、凉了和隔夜 | Not fresh, cold or old | 不新鲜 凉了 隔夜 冷掉 馊 发酸 冰的 死虾 预制菜 cold stale not_fresh reheated
- 上来的时候菜都不热了 / 海鲜一看就是死的 / My food arrived cold
food.wrong | 上错与漏菜 | Wrong or missing dishes | 上错、漏上和忌口 | Wrong, missing and special requests | 上错 漏单 漏上 少上 忌口 不要香菜 没上 换菜 wrong_order missing_dish
- 点了六道只来五道，结账还算六道 / 说了不放葱还是撒了一堆 / They brought us somebody else's order
food.breakfast | 早餐 | Breakfast | 品种、补餐和人多 | Choice, refilling and crowds | 早餐 自助早餐 品种少 补餐 豆浆 早餐券 breakfast buffet
- 八点半下去就只剩白粥了 / 两大一小只给两张早餐券 / The breakfast buffet was empty by nine
food.menu | 菜单与过敏原 | Menus and allergens | 菜单、素食、清真和过敏 | Menus, vegetarian, halal and allergies | 菜单 过敏 素食 清真 花生 成分 儿童餐 无麸质 扫码点餐 allergy vegetarian vegan gluten menu
- 我说了对坚果过敏还给放 / 没有几样吃素的能点 / There was nothing for vegans
safety | 食品与人身安全 | Food and personal safety | 食物中毒、异物、摔伤和盗窃 | Poisoning, foreign bodies, falls and theft | 安全 safety
safety.poisoning | 食物中毒 | Food poisoning | 吃坏肚子和就医 | Falling ill after eating | 食物中毒 拉肚子 腹泻 呕吐 上吐下泻 吃坏 急性肠胃炎 医院 food_poisoning sick vomiting diarrhoea stomach
- 回家以后一桌人都跑厕所 / 孩子吃完半夜吐了四次 / We were all sick after dinner
safety.object | 异物与过期 | Foreign bodies and expiry | 头发、虫子、玻璃和过期 | Hair, insects, glass and expired goods | 异物 吃出 虫子 钢丝 玻璃 过期 发霉 塑料 苍蝇 foreign_object hair_in expired fly
- 汤里捞出一截钢丝球 / 饮料瓶上的日期早就过了 / I found glass in my salad
safety.injury | 受伤与隐患 | Injury and hazards | 滑倒、烫伤和消防 | Falls, burns and fire safety | 滑倒 摔伤 烫伤 摔 消防 湿滑 受伤 安全通道 电梯困人 slipped injured burned hazard
- 浴室没有防滑垫，我妈摔了 / 服务员把热汤洒我胳膊上 / I slipped on the wet lobby floor
safety.theft | 失窃与隐私 | Theft and privacy | 财物丢失、偷拍和擅自进房 | Lost valuables, cameras and entering rooms | 被偷 失窃 偷拍 摄像头 擅自进房 财物 监控 保险箱 隐私 泄露 stolen theft hidden_camera privacy
- 没敲门保洁就开门进来了 / 放在抽屉里的现金不见了 / Somebody took money from our room
delivery | 外卖 | Delivery | 送餐时间、包装和骑手 | Time, packaging and riders | 外卖 delivery
delivery.late | 送餐慢 | Late | 超时和催单 | Overdue and chasing | 超时 送餐慢 催单 还没送到 骑手 等了 预计送达 late rider delivery_time
- 点的午饭两点才来 / 显示已出餐，一个小时没动 / My lunch came an hour after it was due
delivery.pack | 包装与洒漏 | Packaging | 洒漏、破损和餐具 | Spills, damage and cutlery | 洒了 漏 包装 餐具 打包 打包盒 汤洒 没给筷子 spilled leaked packaging cutlery
- 袋子里全是汤，米饭泡着了 / 备注要两双筷子一双没放 / The box had leaked everywhere
staff | 服务人员 | Staff | 态度、速度和专业 | Attitude, speed and skill | 服务员 服务 staff
staff.attitude | 服务态度 | Attitude | 冷漠、傲慢和热情 | Cold, arrogant or warm | 态度 态度差 爱理不理 冷漠 热情 笑脸 甩脸 不耐烦 服务好 rude friendly attitude unfriendly
- 问个路翻了个白眼 / 门口的小哥每次都笑着帮忙 / The receptionist was very rude
staff.slow | 响应与上菜速度 | Speed | 上菜慢、叫不到人和送物慢 | Slow dishes, nobody comes, slow room service | 上菜慢 等菜 叫不到人 没人理 催菜 送物 半天不来 客房服务 slow_service ignored room_service
- 坐下一个钟头第一道才端上来 / 打电话要瓶水，三次都没送 / We called for towels three times
staff.skill | 专业与沟通 | Skill | 不懂、语言和说法不一 | Lack of knowledge, language and contradiction | 不专业 说法不一 英语 听不懂 新来的 不清楚 培训 沟通 untrained english communication
- 问三个人三个答案 / 外国朋友来了没人能讲英文 / Nobody at reception spoke English
staff.complaint | 投诉处理 | Handling of complaints | 推诿、没回复和赔偿 | Evasion, no reply and compensation | 投诉 经理 没人管 推卸 赔偿 道歉 不解决 处理结果 complaint manager compensation apology
- 值班负责人说明天再说，就没下文了 / 反映了三次没有一个说法 / The manager never called back
member | 会员与活动 | Members and offers | 积分、会员权益和促销 | Points, benefits and promotions | 会员 积分 member
member.points | 积分与权益 | Points and benefits | 积分未到、升级和权益 | Missing points, upgrades and benefits | 积分 会员 权益 升级房 金卡 白金 免费早餐 生日 points membership upgrade loyalty
- 住了五晚一晚都没累计上 / 说好金卡可以升房，前台不认 / My loyalty points never arrived
member.offer | 优惠与储值卡 | Offers and stored value | 储值卡、优惠券和活动规则 | Stored-value cards, coupons and rules | 储值卡 优惠券 充值 活动 打折 满减 余额 门店关了 卡里 coupon discount gift_card promotion
- 充了两千，店搬走了钱怎么退 / 打折券结账时说不能叠加 / They would not accept my gift card
praise | 好评 | Praise | 满意、推荐和再来 | Satisfied, recommending, coming again | 满意 推荐 下次还来 好评 完美 五星 惊喜 wonderful perfect recommend amazing
- 住得舒心，吃得也香，以后还选这里 / 全家都夸，老板有心了 / We loved every minute and will be back
`)
