namespace PakRussiaMonitor.Tests.Articles.Generated;

/// <summary>Sentences of articles, per language, and sentences of articles that begin as junk does.</summary>
internal static class ProseSheets
{
    public static IReadOnlyDictionary<string, string[]> Sentences { get; } = Sheets.Read("""
        en|The ministers met twice in the spring and agreed on very little, which surprised nobody who had read the earlier notes.
        en|For years the pipeline existed only on paper, and the paper itself had begun to yellow in a drawer of the ministry.
        en|It would be wrong to see in this visit a change of course, since neither side has given up any of its old commitments.
        en|Farmers along the canal remember the last drought and have little patience for another round of promises.
        en|What the two capitals share is a wish to keep their choices open for as long as the larger powers will let them.
        en|Nobody in the room mentioned the price of gas, although everyone had come to talk about little else.
        en|A railway that ends at a closed border carries no freight, however well its stations have been painted.
        en|The budget leaves less room than the speeches suggest, and the speeches themselves grow shorter each year.
        en|Older diplomats recall that trust was never the reason why such agreements were signed.
        en|There is a simpler explanation, and it has to do with elections rather than with strategy.
        en|By the end of the decade the region may need twice the power that its grids can deliver today.
        en|Students from the provinces have begun to learn the language, because the scholarships are generous.
        en|The admiral spoke at length about exercises at sea but said nothing about who would pay for them.
        en|If there is a lesson here, it is that geography outlives the governments that complain about it.
        en|Traders in the old market quote prices in three currencies and trust none of them.
        en|“We do not choose our neighbours,” the envoy told the assembly, “but we may choose the hour of our visits.”
        ru|Министры встречались дважды за весну и договорились о немногом, что никого из участников не удивило.
        ru|Трубопровод многие годы существовал только на бумаге, да и сама бумага успела пожелтеть в ящике стола.
        ru|Было бы ошибкой видеть в этом визите смену курса, ведь ни одна из сторон не отказалась от прежних обязательств.
        ru|Крестьяне у канала помнят последнюю засуху и не готовы слушать новые обещания.
        ru|Обе столицы объединяет желание сохранить свободу выбора, пока крупные державы это позволяют.
        ru|О цене на газ в зале никто не говорил, хотя все приехали обсуждать именно её.
        ru|Железная дорога, которая упирается в закрытую границу, не перевозит грузов.
        ru|Старые дипломаты помнят, что доверие никогда не было причиной подписания таких соглашений.
        ru|Есть и более простое объяснение, и связано оно с выборами, а не со стратегией.
        ru|Торговцы на старом рынке называют цены в трёх валютах и не верят ни одной из них.
        ur|دونوں وزرا کی موسم بہار میں دو مرتبہ ملاقات ہوئی مگر بہت کم باتوں پر اتفاق ہو سکا۔
        ur|برسوں تک یہ پائپ لائن صرف کاغذ پر موجود رہی اور وہ کاغذ بھی دراز میں پڑا پیلا ہوتا رہا۔
        ur|اس دورے کو پالیسی کی تبدیلی سمجھنا غلط ہوگا کیونکہ کسی فریق نے اپنے پرانے وعدے ترک نہیں کیے۔
        ur|نہر کے کنارے بسنے والے کسانوں کو پچھلی خشک سالی یاد ہے اور وہ نئے وعدے سننے کو تیار نہیں۔
        ur|دونوں دارالحکومتوں کی خواہش ہے کہ ان کے پاس فیصلے کا اختیار باقی رہے۔
        ur|کمرے میں کسی نے گیس کی قیمت کا ذکر نہیں کیا حالانکہ سب اسی پر بات کرنے آئے تھے۔
        ur|بزرگ سفارت کار بتاتے ہیں کہ ایسے معاہدوں کی وجہ کبھی اعتماد نہیں رہا۔
        ur|پرانے بازار کے تاجر تین کرنسیوں میں قیمت بتاتے ہیں اور کسی پر بھروسہ نہیں کرتے۔
        hi|दोनों मंत्रियों की वसंत में दो बार मुलाकात हुई लेकिन बहुत कम बातों पर सहमति बन सकी।
        hi|बरसों तक यह पाइपलाइन केवल कागज पर रही और वह कागज भी दराज में पड़ा पीला होता रहा।
        hi|इस यात्रा को नीति में बदलाव समझना गलत होगा क्योंकि किसी पक्ष ने अपने पुराने वादे नहीं छोड़े हैं।
        hi|नहर के किनारे बसे किसानों को पिछला सूखा याद है और वे नए वादे सुनने को तैयार नहीं।
        hi|कमरे में किसी ने गैस की कीमत का जिक्र नहीं किया जबकि सब उसी पर बात करने आए थे।
        hi|पुराने राजनयिक बताते हैं कि ऐसे समझौतों की वजह कभी भरोसा नहीं रहा।
        hi|पुराने बाजार के व्यापारी तीन मुद्राओं में दाम बताते हैं और किसी पर भरोसा नहीं करते।
        ar|التقى الوزيران مرتين في الربيع ولم يتفقا إلا على القليل، وهو ما لم يفاجئ أحداً من المتابعين.
        ar|ظل خط الأنابيب سنوات طويلة مجرد حبر على ورق، حتى اصفر الورق نفسه في أدراج الوزارة.
        ar|من الخطأ أن نرى في هذه الزيارة تغييراً في المسار، فلم يتخل أي من الطرفين عن التزاماته القديمة.
        ar|يتذكر المزارعون على ضفاف القناة موسم الجفاف الأخير ولا يطيقون سماع وعود جديدة.
        ar|لم يذكر أحد في القاعة سعر الغاز مع أن الجميع جاؤوا للحديث عنه.
        ar|يقول قدامى الدبلوماسيين إن الثقة لم تكن يوماً سبباً لتوقيع مثل هذه الاتفاقات.
        ar|يعرض تجار السوق القديمة أسعارهم بثلاث عملات ولا يثقون بأي منها.
        zh|两国部长在春天会面两次，却只在很少的问题上达成一致，这并没有让任何人感到意外。
        zh|多年来这条管道只存在于纸面上，而那张纸也在抽屉里慢慢发黄。
        zh|把这次访问看作路线的改变是错误的，因为双方都没有放弃过去的承诺。
        zh|运河两岸的农民还记得上一次干旱，他们不愿意再听新的许诺。
        zh|会场里没有人提到天然气的价格，尽管所有人都是为此而来。
        zh|老一辈外交官回忆说，信任从来不是签署这类协议的理由。
        zh|旧市场里的商人用三种货币报价，却一种也不相信。
        fr|Les ministres se sont vus deux fois au printemps et ne se sont accordés que sur peu de choses, ce qui n'a surpris personne.
        fr|Pendant des années, le gazoduc n'a existé que sur le papier, et ce papier jaunissait au fond d'un tiroir.
        fr|On aurait tort de voir dans cette visite un changement de cap, car aucun des deux n'a renoncé à ses engagements.
        fr|Les paysans du canal se souviennent de la dernière sécheresse et n'ont plus de patience pour les promesses.
        fr|Personne dans la salle n'a parlé du prix du gaz, alors que tous étaient venus pour cela.
        fr|Les vieux diplomates rappellent que la confiance n'a jamais été la raison de tels accords.
        fr|Les marchands du vieux bazar donnent leurs prix en trois monnaies et ne se fient à aucune.
        de|Die Minister trafen sich im Frühjahr zweimal und einigten sich auf wenig, was niemanden überraschte.
        de|Jahrelang bestand die Leitung nur auf dem Papier, und auch das Papier vergilbte in einer Schublade.
        de|Es wäre falsch, in diesem Besuch einen Kurswechsel zu sehen, denn keine Seite hat ihre alten Zusagen aufgegeben.
        de|Die Bauern am Kanal erinnern sich an die letzte Dürre und haben für neue Versprechen wenig Geduld.
        de|Niemand im Saal sprach vom Gaspreis, obwohl alle seinetwegen gekommen waren.
        de|Ältere Diplomaten wissen noch, dass Vertrauen nie der Grund für solche Abkommen war.
        de|Die Händler auf dem alten Markt nennen Preise in drei Währungen und trauen keiner davon.
        es|Los ministros se reunieron dos veces en primavera y acordaron muy poco, lo que no sorprendió a nadie.
        es|Durante años el gasoducto existió solo en el papel, y el papel mismo se puso amarillo en un cajón.
        es|Sería un error ver en esta visita un cambio de rumbo, pues ninguna de las partes ha renunciado a sus compromisos.
        es|Los campesinos del canal recuerdan la última sequía y ya no tienen paciencia para más promesas.
        es|Nadie en la sala mencionó el precio del gas, aunque todos habían venido a hablar de eso.
        es|Los viejos diplomáticos recuerdan que la confianza nunca fue el motivo de tales acuerdos.
        es|Los comerciantes del mercado viejo dan precios en tres monedas y no se fían de ninguna.
        tr|Bakanlar baharda iki kez görüştü ve çok az konuda anlaştı, bu da kimseyi şaşırtmadı.
        tr|Boru hattı yıllarca yalnızca kâğıt üzerinde kaldı ve o kâğıt da çekmecede sarardı.
        tr|Bu ziyareti bir yön değişikliği olarak görmek yanlış olur, çünkü iki taraf da eski sözlerinden vazgeçmedi.
        tr|Kanal boyundaki çiftçiler son kuraklığı unutmadı ve yeni vaatlere sabırları kalmadı.
        tr|Salonda kimse gazın fiyatından söz etmedi, oysa herkes bunun için gelmişti.
        tr|Eski diplomatlar güvenin böyle anlaşmaların nedeni hiç olmadığını hatırlatıyor.
        tr|Eski çarşının tüccarları üç para birimiyle fiyat veriyor ve hiçbirine güvenmiyor.
        """);

    /// <summary>Each must stay, as a line and within a paragraph.</summary>
    public static IReadOnlyDictionary<string, string[]> LookAlikes { get; } = Sheets.Read("""
        en|Copyright law was never meant to settle quarrels between neighbours over a river.
        en|Share prices fell in Karachi on the morning after the announcement was made.
        en|Subscribe to the theory that trade brings peace, and you must explain the last century.
        en|Comments by the minister were read in Delhi as a threat and in Moscow as a joke.
        en|Follow the money and you will find that most of it never left the capital.
        en|By the time the envoy landed, the agreement was already being denied.
        en|Photo opportunities are no substitute for a policy that survives the winter.
        en|Read the treaty closely and its silence on water becomes hard to miss.
        en|Related to this is the question of who will guard the road once it is built.
        en|Advertisement of intent is not the same as intent, as every banker knows.
        en|Print runs have shrunk, but the influence of the editorial page has not.
        en|Sign up for an alliance and you sign up for its quarrels as well.
        en|Click the clasp shut, the old clerk used to say, and the matter is closed.
        en|Tags were sewn on every uniform before the regiment crossed the border.
        en|Home is where the gas is, runs the bitter joke of the northern towns.
        en|Filed under forgotten promises, the plan for the port waits for its third study.
        en|Leave a country long enough and it becomes a place that you describe to others.
        en|Published figures tell another story about who depends on whom.
        en|More from habit than from conviction, the council voted to extend the mandate.
        en|Watch the ports, not the speeches, if you want to know what will happen next.
        en|Related stories were told in every village along the frontier that winter.
        en|Email did not exist when the two foreign ministers began their correspondence.
        en|Join the bloc and lose the market, or keep the market and wait outside.
        en|Cookies and tea were served while the delegations argued about tariffs.
        en|The views expressed by the general that evening did not please his hosts.
        en|All rights reserved to the provinces under the constitution have been eroded since.
        en|Download speeds in the valley have improved faster than the roads have.
        en|Support us, the delegates begged, and we will never forget your name.
        en|Source code for the ballot machines was never shown to the opposition.
        en|Contact between the two armies had been limited to a telephone line.
        en|Terms of trade moved against the exporters in the second half of the year.
        en|Previous governments tried the same and failed for the same reasons.
        en|Next comes the harder question of who pays for the pipeline.
        en|Posted to Moscow as a young man, he never lost his taste for black bread.
        en|Donate blood, not words, said the doctor to the visiting ministers.
        en|Login was the name of the village where the two armies met.
        en|Skip to the last page of the accord and you will find the only clause that matters.
        en|Listen to the generals and you would think that the war had been won.
        ru|Читайте договор внимательно, и вы заметите, что о воде в нём нет ни слова.
        ru|Комментарии министра в Дели восприняли как угрозу, а в Москве как шутку.
        ru|Поделиться властью с провинциями правительство так и не решилось.
        ru|Источник тревоги лежит совсем в другом месте, чем принято думать.
        ru|Подписаться под таким соглашением означало признать поражение.
        ru|Фото на память не заменит договора, который переживёт зиму.
        ru|Реклама намерений ещё не есть намерение, и это знает каждый банкир.
        ru|Автор этого плана давно забыт, а план всё ещё лежит на столе у министра.
        ur|یہ بھی پڑھنے والوں کا خیال تھا کہ معاہدہ جلد ہو جائے گا مگر ایسا نہ ہوا۔
        ur|تبصرے سے پہلے معاہدے کا متن غور سے پڑھ لینا ضروری ہے۔
        ur|اشتہار سے ارادہ ظاہر ہوتا ہے مگر ارادہ پورا نہیں ہوتا۔
        ur|مزید خبریں آنے تک سرحد پر کسی کو یقین نہ تھا کہ جنگ ختم ہو چکی ہے۔
        hi|यह भी पढ़ने वालों का मानना था कि समझौता जल्द हो जाएगा लेकिन ऐसा नहीं हुआ।
        hi|टिप्पणी करने से पहले समझौते का मसौदा ध्यान से पढ़ना जरूरी है।
        hi|विज्ञापन से इरादा जाहिर होता है लेकिन पूरा नहीं होता।
        ar|اقرأ المعاهدة بتمعن وستلاحظ أنها لا تقول شيئاً عن المياه.
        ar|تعليقات الوزير فهمت في دلهي تهديداً وفي موسكو مزاحاً.
        ar|شارك الوفدان في مفاوضات طويلة حول الرسوم الجمركية.
        ar|المصدر الحقيقي للقلق يقع في مكان آخر تماماً.
        zh|分享权力从来不是政府愿意讨论的话题。
        zh|评论家们认为这次会谈不会带来任何改变。
        zh|来源不明的资金流入了这座城市的房地产市场。
        fr|Partager le pouvoir avec les provinces, le gouvernement n'a jamais osé le faire.
        fr|Lire le traité de près, c'est remarquer qu'il ne dit rien de l'eau.
        fr|Suivez l'argent et vous verrez qu'il n'a jamais quitté la capitale.
        fr|Les commentaires du ministre ont été pris à Delhi pour une menace.
        de|Teilen wollte die Regierung ihre Macht mit den Provinzen nie.
        de|Lesen Sie den Vertrag genau, und Sie werden merken, dass er vom Wasser schweigt.
        de|Kommentare des Ministers galten in Delhi als Drohung und in Moskau als Scherz.
        de|Quelle der Sorge ist etwas ganz anderes, als man gemeinhin denkt.
        es|Compartir el poder con las provincias nunca fue una opción para el gobierno.
        es|Comentarios del ministro se leyeron en Delhi como una amenaza.
        es|Lea el tratado con atención y verá que no dice nada del agua.
        es|Fuente de inquietud es otra cosa muy distinta de lo que se piensa.
        tr|Paylaşmak istemediği gücü hükümet sonunda eyaletlere bırakmak zorunda kaldı.
        tr|Yorumlar Delhi'de tehdit, Moskova'da şaka olarak anlaşıldı.
        tr|Kaynak sıkıntısı yüzünden liman planı üçüncü kez ertelendi.
        tr|Reklam niyet değildir ve bunu her bankacı bilir.
        """);
}
