namespace PakRussiaMonitor.Articles.Language;

/// <summary>The most common words of each language, by which those of one script are told apart. Lower case.</summary>
internal static class LanguageWords
{
    public static IReadOnlyDictionary<string, string> ByLanguage { get; } = new Dictionary<string, string>
    {
        ["en"] = "the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had they you were their one all we can has there been if more when will would who so no what up out its about than into them only other new some could these two may then do first any my now such like our over me even most made after also did many before must through",
        ["fr"] = "le la les de des du un une et à est en que qui dans pour pas sur se au aux plus par ne avec ce il elle sont cette mais ou son sa ses nous vous ils été être comme leur tout fait même aussi deux entre où ont ces sans d l s n c qu",
        ["de"] = "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei",
        ["es"] = "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede",
        ["tr"] = "ve bir bu da de için ile olarak çok daha olan gibi en ne kadar sonra o ama ise her değil var ki mi ya ancak olduğu tarafından olduğunu göre büyük iki türkiye yeni şu diye hem bile etti dedi oldu üzerine karşı arasında çünkü",
        ["pt"] = "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles são",
        ["it"] = "di e il la che in a per un è del non una i le si con da della dei sono al come più gli alla nel anche ha lo delle ma o su se dal ci nella questo cui tra stato suo essere hanno degli loro fra ed",
        ["nl"] = "de van het een en in is dat op te zijn met voor niet aan er om ook als bij maar door uit hij nog naar dan of over wordt worden ze was tot deze heeft meer hebben die wel kan geen moet",
        ["pl"] = "w i na z się do nie to że jest o jak po co za od przez ale dla przy są ich był tym tego oraz jego które może jako tylko czy być roku już ze",
        ["id"] = "yang dan di dengan untuk dari ini dalam pada itu tidak akan adalah juga ke oleh sebagai karena ada bisa mereka atau kami telah lebih kata saya tersebut",
        ["ru"] = "и в не на что с по как это к из а у о за от но для он его так все же то было бы мы или только еще ещё был она они при если до есть уже также том году во со может этого которые этот которая их",
        ["uk"] = "і в не на що з та до у за як це від для про й але є його він вони так бути був також які який буде між або ще все року якщо того цього",
        ["bg"] = "и на да се в от за с е не че по са до като ще това или а но си към при след беше има той така само във със които който които",
        ["sr"] = "и у је да се на за од са су не као који што до то али из о која би које након није због ће међу",
        ["ur"] = "کے کی میں ہے کا اور سے کو نے ہیں اس پر یہ کہ ہو ایک بھی تو ان جو نہیں گا تھا وہ لیے کر ہی اپنے رہا رہے کیا تک گی ہوئے والے تھے ساتھ بعد",
        ["fa"] = "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شد ها شده او ما وی باید اما بود دو یا هر اگر های کند شود ایران است دارد کرده",
        ["ar"] = "في من على أن إلى التي عن لا ما هذا مع هذه الذي كان لم كما بين بعد قد كل هو ذلك أو حيث إن وقد قال هي بها منذ عند غير خلال ولا أي كانت حتى",
        ["ps"] = "د په او چې کې ته له دي سره یې نه دا وي شوي هم به یو څخه خو کړي دی ده لپاره",
        ["hi"] = "के में की है और से को का ने पर हैं भी कि यह एक ही नहीं कर इस तो हो था लिए जो गया साथ रहा वह बाद रहे थे अपने किया जा थी ये वे",
        ["mr"] = "आणि आहे या व हे ते की आहेत होते होता त्या एक मध्ये असे नाही म्हणून तर पण केले त्यांनी हा करण्यात",
        ["ne"] = "र छ को मा हो पनि छन् गर्ने भएको गरेको यो लाई भने थियो बाट एक तर नेपाल गर्न",
    };
}
