namespace PakRussiaMonitor.Benchmarks;

/// <summary>
/// Sentences to build articles from. The neutral ones hold no word that any topic of the seeds asks for; each marker holds
/// words of exactly one topic, and counts only beside the two countries. So what an article matches is known beforehand.
/// </summary>
internal static class Prose
{
    /// <summary>Wakes no topic by itself, but every topic needs both countries.</summary>
    public const string Countries = "Between Islamabad and Moscow the tone has changed, and what Pakistan and Russia say in public lags behind it.";

    /// <summary>A topic's id, and a sentence that only this topic asks for.</summary>
    public static readonly (string Topic, string Sentence)[] Markers =
    [
        ("pakistan-russia-relations", "The bilateral file has seldom been so thick, nor read by so many hands."),
        ("defence-and-arms", "The helicopters arrived without ceremony, and nobody asked who would service them."),
        ("economy-and-trade", "A shipload of wheat said more about the mood than any number of speeches."),
        ("energy", "The refinery was drawn on a napkin first, and the pipeline on the back of it."),
        ("afghanistan", "Whoever rules in Kabul will be the judge of this, not the people who drafted it."),
        ("india", "On Kashmir nobody expected movement, and nobody was disappointed."),
        ("china-and-cpec", "Beijing watched all of this with the patience of a landlord."),
        ("united-states", "In Washington the same paper was read twice and then put away."),
        ("counter-terrorism", "The militants did not wait for the paperwork, as they never do."),
        ("diplomacy-and-visits", "The ambassador was asked about it and answered a different question."),
        ("regional-blocs", "A seat at the BRICS table was mentioned once, in passing, and then denied."),
        ("connectivity-and-gwadar", "A railway is a promise that takes thirty years to keep."),
        ("cold-war-history", "The Soviet years left habits that outlived the people who formed them."),
        ("ukraine-war", "After Donbas every word is weighed twice, even by those who shrug."),
    ];

    public static readonly string[] Subjects =
    [
        "The long report", "A careful reader", "Nobody in the room", "The older school of writers", "The second draft", "An editor of long standing",
        "The committee that was set up in spring", "What passes for consensus", "Each of the four speakers", "The public mood", "A former colleague",
        "The margin of error", "The printed version", "Whoever drew up the list", "The argument from geography", "A generation of planners",
        "The quiet majority", "The record of the last ten years", "This newspaper", "The phrase that everyone repeats",
    ];

    public static readonly string[] Verbs =
    [
        "has rarely explained", "takes for granted", "was slow to admit", "still underestimates", "has begun to question", "seems to have forgotten",
        "keeps returning to", "was right to doubt", "cannot quite account for", "prefers not to discuss", "has learnt to live with", "puts aside",
        "read too much into", "never fully accepted", "would do well to remember", "is only now discovering",
    ];

    public static readonly string[] Objects =
    [
        "the distance between a promise and a signature", "how little was settled at the table", "the arithmetic behind the headlines",
        "what the smaller neighbours make of it", "a habit of mind that dates from another century", "the price of being early",
        "the limits of goodwill", "why the first attempt failed", "the weight of unwritten rules", "the difference between a pause and an end",
        "the map as it is drawn in other capitals", "what was left out of the communiqué", "the people who will have to carry it out",
        "the long shadow of earlier mistakes", "the patience that such things need", "the question of who pays in the end",
    ];

    public static readonly string[] Tails =
    [
        "and that is no accident.", "which may yet prove to be a strength.", "although few would say so aloud.", "as the figures for the last quarter show.",
        "but the reasons are not hard to find.", "and the silence on this point is telling.", "whatever the official account may claim.",
        "at least for as long as the present weather holds.", "even if the tone of the debate suggests otherwise.", "and there lies the real difficulty.",
        "as anyone who sat through the hearings knows.", "so the old certainties are of little help.", "which is why the next step matters more than the last.",
        "and nothing that was said on Tuesday changes it.", "though it would be unfair to blame one side alone.", "and it is worth asking what follows from that.",
    ];

    public static readonly string[] Headlines =
    [
        "A promise in search of a signature", "What the long report leaves out", "The patience of mapmakers", "Reading between the paragraphs",
        "The arithmetic of goodwill", "Old habits, new tables", "A pause is not an end", "The price of being early", "Who pays in the end?",
        "Notes on a quiet change",
    ];

    public static readonly string[] Authors = ["Hina Qadir", "Bilal Sethi", "Olga Mironova", "Tariq Jalal", "Sana Mehmood", "Pavel Antonov", "Imran Lodhi", "Vera Sokolova"];
}
