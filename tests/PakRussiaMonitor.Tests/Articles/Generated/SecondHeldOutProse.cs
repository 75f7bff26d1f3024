namespace PakRussiaMonitor.Tests.Articles.Generated;

/// <summary>The articles around <see cref="JunkSheet.SecondHeldOut"/> and <see cref="JunkSheet.ThirdHeldOut"/>, with look-alikes of their own.</summary>
internal static class SecondHeldOutProse
{
    public static IReadOnlyDictionary<string, string[]> Sentences { get; } = Sheets.Read("""
        en|The governor spent most of the afternoon explaining why the bridge had cost three times the estimate.
        en|None of the villages upstream has seen a doctor since the clinic closed in the autumn of that year.
        en|It took the parliament eleven days to pass a law that fits on a single page.
        en|My grandmother used to say that a border is a line drawn by people who never had to cross it.
        en|In the second half of the year, exports of rice to the north rose by a fifth.
        en|The opposition has a point when it asks who will repay the loan in 2031.
        en|Wheat was dear that winter, and so was patience.
        en|“I was told to wait,” the engineer recalled, “and I have been waiting since 1998.”
        en|Sanctions have made the banks careful, but they have not made them honest.
        en|What remains of the old friendship is a statue, a street name and a school of mining.
        ru|Губернатор весь день объяснял, почему мост обошёлся втрое дороже сметы.
        ru|Ни в одной деревне выше по течению нет врача с тех пор, как закрылась больница.
        ru|Парламенту понадобилось одиннадцать дней, чтобы принять закон на одну страницу.
        ru|Моя бабушка говорила, что границу чертят те, кому не приходилось её пересекать.
        ru|Во втором полугодии вывоз риса на север вырос на пятую часть.
        ru|Оппозиция справедливо спрашивает, кто будет возвращать кредит в 2031 году.
        ru|«Мне велели ждать, — вспоминал инженер, — и я жду с 1998 года».
        ru|От прежней дружбы остались памятник, название улицы и горный институт.
        ru|Санкции сделали банки осторожнее, но не честнее.
        ur|گورنر نے پورا دن یہ سمجھانے میں گزارا کہ پل پر لاگت تخمینے سے تین گنا کیوں آئی۔
        ur|جب سے شفاخانہ بند ہوا ہے اوپر کے کسی گاؤں میں ڈاکٹر نہیں آیا۔
        ur|پارلیمان کو ایک صفحے کا قانون منظور کرنے میں گیارہ دن لگے۔
        ur|میری دادی کہا کرتی تھیں کہ سرحد وہ لوگ کھینچتے ہیں جنہیں اسے پار نہیں کرنا پڑتا۔
        ur|سال کی دوسری ششماہی میں شمال کو چاول کی برآمد میں پانچواں حصہ اضافہ ہوا۔
        ur|حزب اختلاف بجا طور پر پوچھتی ہے کہ 2031 میں قرض کون لوٹائے گا۔
        ur|پابندیوں نے بینکوں کو محتاط تو بنایا ہے مگر دیانت دار نہیں بنایا۔
        ur|پرانی دوستی کی یادگار اب صرف ایک مجسمہ اور ایک سڑک کا نام ہے۔
        ur|اس سردی میں گندم مہنگی تھی اور صبر بھی۔
        hi|राज्यपाल ने पूरा दिन यह समझाने में बिताया कि पुल की लागत तीन गुना क्यों हो गई।
        hi|जब से अस्पताल बंद हुआ है ऊपर के किसी गांव में डॉक्टर नहीं आया।
        hi|संसद को एक पन्ने का कानून पारित करने में ग्यारह दिन लगे।
        hi|मेरी दादी कहती थीं कि सीमा वे लोग खींचते हैं जिन्हें उसे पार नहीं करना पड़ता।
        hi|साल की दूसरी छमाही में उत्तर को चावल का निर्यात पांचवां हिस्सा बढ़ा।
        hi|विपक्ष ठीक ही पूछता है कि 2031 में कर्ज कौन लौटाएगा।
        hi|प्रतिबंधों ने बैंकों को सतर्क बनाया है पर ईमानदार नहीं।
        hi|पुरानी दोस्ती की निशानी अब एक मूर्ति और एक सड़क का नाम है।
        hi|उस सर्दी में गेहूं महंगा था और धैर्य भी।
        fa|استاندار تمام روز توضیح می‌داد که چرا هزینه پل سه برابر برآورد شده است.
        fa|از زمانی که درمانگاه بسته شد هیچ پزشکی به روستاهای بالادست نیامده است.
        fa|مجلس برای تصویب قانونی یک صفحه‌ای یازده روز وقت گذاشت.
        fa|مادربزرگم می‌گفت مرز را کسانی می‌کشند که مجبور نیستند از آن بگذرند.
        fa|در نیمه دوم سال صادرات برنج به شمال یک پنجم افزایش یافت.
        fa|مخالفان حق دارند بپرسند چه کسی وام را در سال ۲۰۳۱ پس خواهد داد.
        fa|تحریم‌ها بانک‌ها را محتاط کرده اما درستکار نکرده است.
        fa|از دوستی قدیم تنها یک مجسمه و نام یک خیابان مانده است.
        fa|آن زمستان گندم گران بود و صبر هم.
        ar|أمضى المحافظ معظم اليوم في شرح سبب بلوغ كلفة الجسر ثلاثة أضعاف التقدير.
        ar|لم يصل طبيب إلى قرى أعلى النهر منذ أن أغلقت العيادة في ذلك الخريف.
        ar|احتاج البرلمان إلى أحد عشر يوما لإقرار قانون لا يتجاوز صفحة واحدة.
        ar|كانت جدتي تقول إن الحدود يرسمها من لا يضطرون إلى عبورها.
        ar|ارتفعت صادرات الأرز إلى الشمال بمقدار الخمس في النصف الثاني من العام.
        ar|تسأل المعارضة عن حق من الذي سيسدد القرض في عام 2031.
        ar|جعلت العقوبات المصارف أكثر حذرا لكنها لم تجعلها أكثر نزاهة.
        ar|لم يبق من الصداقة القديمة سوى تمثال واسم شارع.
        ar|كان القمح غاليا في ذلك الشتاء وكذلك الصبر.
        fr|Le gouverneur a passé l'après-midi à expliquer pourquoi le pont avait coûté trois fois le devis.
        fr|Aucun des villages en amont n'a vu de médecin depuis la fermeture du dispensaire.
        fr|Il a fallu onze jours au parlement pour voter une loi qui tient sur une page.
        fr|Ma grand-mère disait qu'une frontière est tracée par ceux qui n'ont jamais à la franchir.
        fr|Au second semestre, les exportations de riz vers le nord ont augmenté d'un cinquième.
        fr|L'opposition a raison de demander qui remboursera l'emprunt en 2031.
        fr|Les sanctions ont rendu les banques prudentes, mais pas honnêtes.
        fr|De l'ancienne amitié il reste une statue, un nom de rue et une école des mines.
        fr|Le blé était cher cet hiver-là, et la patience aussi.
        de|Der Gouverneur erklärte den ganzen Nachmittag, warum die Brücke das Dreifache gekostet hatte.
        de|In keinem Dorf am Oberlauf war ein Arzt, seit die Klinik im Herbst geschlossen wurde.
        de|Das Parlament brauchte elf Tage für ein Gesetz, das auf eine Seite passt.
        de|Meine Großmutter sagte, eine Grenze ziehen jene, die sie nie überqueren müssen.
        de|Im zweiten Halbjahr stieg die Ausfuhr von Reis nach Norden um ein Fünftel.
        de|Die Opposition fragt zu Recht, wer den Kredit im Jahr 2031 zurückzahlen wird.
        de|Die Sanktionen haben die Banken vorsichtig gemacht, aber nicht ehrlich.
        de|Von der alten Freundschaft blieben ein Denkmal, ein Straßenname und eine Bergschule.
        de|Der Weizen war teuer in jenem Winter, und die Geduld war es auch.
        es|El gobernador pasó la tarde explicando por qué el puente había costado el triple.
        es|Ninguna de las aldeas río arriba ha visto a un médico desde que cerró la clínica.
        es|El parlamento tardó once días en aprobar una ley que cabe en una página.
        es|Mi abuela decía que las fronteras las trazan quienes nunca tienen que cruzarlas.
        es|En el segundo semestre, las exportaciones de arroz al norte crecieron una quinta parte.
        es|La oposición pregunta con razón quién devolverá el préstamo en 2031.
        es|Las sanciones han vuelto prudentes a los bancos, pero no honrados.
        es|De la vieja amistad quedan una estatua, el nombre de una calle y una escuela de minas.
        es|El trigo estaba caro aquel invierno, y la paciencia también.
        tr|Vali bütün gün köprünün neden üç katına mal olduğunu anlattı.
        tr|Sağlık ocağı kapandığından beri yukarıdaki köylere doktor gelmedi.
        tr|Meclis tek sayfalık bir yasayı geçirmek için on bir gün harcadı.
        tr|Büyükannem sınırı onu hiç geçmek zorunda kalmayanların çizdiğini söylerdi.
        tr|Yılın ikinci yarısında kuzeye pirinç ihracatı beşte bir oranında arttı.
        tr|Muhalefet krediyi 2031 yılında kimin ödeyeceğini haklı olarak soruyor.
        tr|Yaptırımlar bankaları temkinli yaptı ama dürüst yapmadı.
        tr|Eski dostluktan geriye bir heykel ve bir sokak adı kaldı.
        tr|O kış buğday pahalıydı, sabır da öyle.
        zh|省长花了一整天解释这座桥的造价为何是预算的三倍。
        zh|自从诊所关闭以后，上游的村庄再也没有来过医生。
        zh|议会用了十一天才通过一部只有一页的法律。
        zh|我的祖母常说，划定边界的人从来不必跨越它。
        zh|下半年，运往北方的大米出口增长了五分之一。
        zh|反对派有理由追问谁将在2031年偿还这笔贷款。
        zh|制裁使银行变得谨慎，却没有使它们变得诚实。
        zh|昔日的友谊只剩下一座雕像和一个街名。
        zh|那年冬天小麦很贵，耐心也很贵。
        """);

    /// <summary>Sentences of articles that begin as junk does; half of them were kept for the third sheet.</summary>
    public static IReadOnlyDictionary<string, string[]> LookAlikes { get; } = Sheets.Read("""
        en|Related costs fell on the farmers, who had no say in the matter.
        en|Leave a reply unanswered for long enough and it becomes a policy.
        en|Tags on the containers showed that they had left Gwadar in March.
        en|Email to the ministry went unanswered for three weeks.
        en|Photo albums from the embassy show a young attaché who would later become prime minister.
        en|Read also what the treaty leaves out, and its purpose becomes plain.
        en|Views in the capital differ, but nobody expects the talks to fail.
        en|Published accounts of the meeting agree on one point only.
        en|Login records show that the account was opened in Moscow.
        en|Next door, the consulate had already begun to burn its papers.
        en|Previous governments tried the same and met the same end.
        en|Source after source confirmed that the order came from above.
        en|Print shops in the bazaar worked through the night before the vote.
        en|Home is where the remittances go, and the remittances are shrinking.
        en|Facebook and Telegram were both blocked on the morning of the march.
        en|Correction of the map took longer than the war itself.
        en|Watch the price of bread and you will know when the government falls.
        en|Sponsored by a bank in Almaty, the forum drew ministers from nine states.
        en|Cookies and tea were served while the delegations argued over a comma.
        en|Reading time out of context, historians blame the wrong generation.
        en|Updated figures from the customs service point the other way.
        en|Download speeds in the border districts are a tenth of those in Lahore.
        en|Share this burden fairly, the minister said, or nobody will carry it.
        en|Donate a school and you are thanked for a year; build a road and you are thanked for ten.
        en|Top officials had gone back to their villages by then.
        en|Yes, the loan was repaid, but in a currency that no longer existed.
        ru|Реклама дешёвых кредитов появилась даже на стенах сельской школы.
        ru|Читайте между строк, и вы увидите, что договор ничего не обещает.
        ru|Фото из архива посольства показывают молодого атташе, будущего премьера.
        ru|Источник в министерстве подтвердил, что приказ пришёл сверху.
        ru|Комментарии министра были восприняты в столице как угроза.
        ru|Подписывайтесь под чем угодно, говорил он, лишь бы шли поезда.
        ru|Теги на контейнерах показали, что они вышли из порта в марте.
        ru|Войти в историю хотел каждый из них, но дверь была узкой.
        ur|اشتہار دیواروں پر لگے تھے مگر دکان میں آٹا نہیں تھا۔
        ur|تبصرے سے گریز کرتے ہوئے ترجمان نے صرف مسکرا کر بات ختم کر دی۔
        ur|مزید پڑھیں تو معلوم ہوتا ہے کہ معاہدے میں کوئی وعدہ موجود نہیں۔
        ur|شائع ہونے والی رپورٹ کے مطابق برآمدات میں کمی آئی ہے۔
        ur|فوٹو البم میں سفارت خانے کا ایک نوجوان افسر نظر آتا ہے۔
        ur|پرنٹ میڈیا نے اس خبر کو اندر کے صفحات میں جگہ دی۔
        hi|विज्ञापन दीवारों पर लगे थे पर दुकान में आटा नहीं था।
        hi|टिप्पणी से बचते हुए प्रवक्ता ने मुस्कुराकर बात खत्म कर दी।
        hi|फोटो एलबम में दूतावास का एक युवा अधिकारी दिखता है।
        hi|शेयर बाजार में उस दिन भारी गिरावट दर्ज की गई।
        hi|संबंधित मंत्रालय ने अब तक कोई जवाब नहीं दिया है।
        hi|प्रकाशित आंकड़े बताते हैं कि निर्यात घटा है।
        fa|عکس‌های بایگانی سفارت جوانی را نشان می‌دهد که بعدها نخست‌وزیر شد.
        fa|نظرات وزیر در پایتخت تهدید تلقی شد.
        fa|بیشتر بخوانید و خواهید دید که پیمان هیچ وعده‌ای نمی‌دهد.
        fa|آگهی‌های وام ارزان حتی بر دیوار مدرسه روستا دیده می‌شد.
        fa|منبعی در وزارت نفت تأیید کرد که دستور از بالا آمده است.
        fa|اشتراک منافع دو کشور کمتر از آن است که در بیانیه آمده است.
        ar|إعلان الحرب لم يفاجئ أحدا في المدينة القديمة.
        ar|صورة المستقبل كما رسمها الوزير لا تقنع المزارعين.
        ar|التعليقات التي أدلى بها السفير فهمت على أنها تهديد.
        ar|اقرأ التاريخ جيدا تجد أن المعاهدة لا تعد بشيء.
        ar|طباعة العملة من دون غطاء رفعت الأسعار في ثلاثة أشهر.
        ar|شارك المزارعون في الاحتجاج رغم البرد.
        fr|Partager un fleuve est plus difficile que partager un repas.
        fr|Publicité mensongère, répondit le ministre, mais personne ne riait.
        fr|Lire aussi lentement ce traité, c'est déjà le contester.
        fr|Publié en 1998, le rapport n'a jamais été démenti.
        fr|Imprimer de la monnaie n'a jamais fait pousser le blé.
        fr|Suivez l'argent et vous verrez qu'il n'a pas quitté la capitale.
        de|Anzeige erstattete am Ende nur der Wirt des Gasthauses.
        de|Teilen wollten die beiden Staaten weder den Fluss noch die Kosten.
        de|Kommentare des Ministers wurden in der Hauptstadt als Drohung verstanden.
        de|Veröffentlicht wurde der Bericht erst, als niemand mehr danach fragte.
        de|Drucken ließ sich das Geld leicht, der Weizen aber nicht.
        de|Foto und Pass des Attachés lagen noch in der Schublade.
        es|Publicidad no le faltó al acuerdo, pero sí dinero.
        es|Compartir un río es más difícil que compartir una mesa.
        es|Comentarios del ministro fueron leídos en la capital como una amenaza.
        es|Publicado en 1998, el informe nunca fue desmentido.
        es|Lea también entre líneas y verá que el tratado no promete nada.
        es|Siga el dinero y verá que nunca salió de la capital.
        tr|Reklam panolarında ucuz kredi vardı ama fırında ekmek yoktu.
        tr|Paylaşmak istemedikleri şey nehir değil, masraflardı.
        tr|Yorum yapmaktan kaçınan sözcü yalnızca gülümsedi.
        tr|Fotoğraf albümünde elçiliğin genç bir memuru görünüyor.
        tr|Önceki hükümetler de aynısını denedi ve aynı sona ulaştı.
        tr|Kaynak göstermeden konuşan bakan sonra sözlerini geri aldı.
        zh|广告贴满了墙，店里却没有面粉。
        zh|评论家认为这项条约没有承诺任何东西。
        zh|来源不明的资金流入了三家银行。
        zh|分享一条河流比分享一顿饭更难。
        zh|图片里的年轻随员后来成了总理。
        """);

    public static IReadOnlyDictionary<string, string[]> ThirdLookAlikes { get; } = Sheets.Read("""
        en|Sign up for the army and you could have a house in the new colony.
        en|Written by three lawyers in one night, the clause has never been tested.
        en|Advertisement is the soul of trade, the old customs officer liked to say.
        en|Comments closed the debate that evidence could not.
        en|Continue reading the clause aloud and even its authors begin to doubt it.
        en|Recommended for a medal, the engineer asked for a pension instead.
        en|Image matters more than tonnage to a navy that has four ships.
        en|Tweet after tweet promised gas by winter, and winter came without it.
        en|Click of the lock, two steps, and the archive was closed to us.
        en|Filed under lock and key, the letters were not read until the archive burned.
        en|Trending downwards since 2014, the trade has not recovered.
        en|Save for the two ambassadors, nobody at the table had read the draft.
        en|Contact with the north was kept up by a single telegraph line.
        en|More from the same mines was promised every spring.
        en|Newsletter writers and colonels agreed for once that the plan was bad.
        en|Privacy policy in the region is written by telecom companies.
        en|Editor's notes in the margin of the treaty show how the sentence was weakened.
        en|About the author of the memorandum nothing is known except his initials.
        en|Copy the map by hand and you notice how the river bends at the border.
        en|Reported losses were halved before they reached the capital.
        ru|Поделиться водой оказалось труднее, чем поделиться властью.
        ru|Подписка о невыезде не помешала ему выступить в парламенте.
        ru|Автор письма остался неизвестен, хотя почерк узнали многие.
        ru|Опубликовано об этом было немного, а понято ещё меньше.
        ru|По теме газа стороны не сказали ни слова.
        ur|شیئر بازار میں اس روز شدید مندی رہی۔
        ur|متعلقہ وزارت نے اب تک کوئی جواب نہیں دیا۔
        ur|تصویر کا دوسرا رخ یہ ہے کہ قرض بڑھتا جا رہا ہے۔
        ur|مصنف کی رائے میں یہ معاہدہ دونوں ملکوں کے لیے مفید ہے۔
        hi|साझा करने को दोनों देशों के पास बहुत कम बचा था।
        hi|लेखक की राय में यह समझौता दोनों देशों के लिए उपयोगी है।
        hi|तस्वीर का दूसरा पहलू यह है कि कर्ज बढ़ रहा है।
        hi|ऐप आधारित टैक्सियों ने शहर का यातायात बदल दिया।
        fa|چاپ پول بدون پشتوانه قیمت‌ها را بالا برد.
        fa|منبع اصلی درآمد استان همچنان همان معدن قدیمی است.
        fa|برچسب خیانت را به آسانی بر هر منتقدی می‌زنند.
        ar|نشر التقرير بعد أن نسي الناس السؤال.
        ar|مواضيع كثيرة بقيت خارج جدول الأعمال.
        ar|تابع الوزير حديثه رغم انقطاع الكهرباء.
        fr|Commenter un traité que l'on n'a pas lu est devenu un métier.
        fr|S'abonner à une illusion coûte cher, disait le vieux consul.
        fr|Photo en main, le douanier cherchait un homme mort depuis dix ans.
        de|Werbung für billige Kredite hing sogar an der Dorfschule.
        de|Lesen Sie den Vertrag zweimal, und er verspricht nichts mehr.
        de|Mehr zum Preis wollte der Händler an jenem Morgen nicht sagen.
        es|Imprimir dinero nunca hizo crecer el trigo.
        es|Temas como el gas quedaron fuera de la agenda.
        es|Foto en mano, el aduanero buscaba a un hombre muerto.
        tr|Etiketler sökülünce malın nereden geldiği anlaşıldı.
        tr|Abone sayısı düşen gazete iki yıl sonra kapandı.
        tr|Takip eden yıllarda ticaret iki katına çıktı.
        zh|责任并不在编辑，而在下命令的人。
        zh|关注价格的人比关注条约的人更多。
        zh|发布会只开了十分钟，没有人提问。
        """);
}
