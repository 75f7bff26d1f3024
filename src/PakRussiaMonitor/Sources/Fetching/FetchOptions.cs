using System.ComponentModel.DataAnnotations;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>What a fetch may cost and where it may go. Section <c>Fetching</c>; checked when the service starts.</summary>
public sealed class FetchOptions : IValidatableObject
{
    public const string Section = "Fetching";

    /// <summary>Fetch from loopback, private and shared networks too. Link-local, multicast and reserved ones stay out.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>Ports that may be fetched from besides 80 and 443.</summary>
    public int[] AllowedPorts { get; set; } = [];

    /// <summary>An address at which a site's owner reaches the operator; part of the User-Agent.</summary>
    [RegularExpression("""[!-~-[()\\]]{3,200}""", ErrorMessage = "Fetching:Contact is a URL or an e-mail address without spaces or parentheses.")]
    public string? Contact { get; set; }

    /// <summary>Bytes of one response's body as they travel.</summary>
    [Range(1_024, 100_000_000)]
    public int MaxWireBytes { get; set; } = 5_000_000;

    /// <summary>Bytes of one body once it is unpacked.</summary>
    [Range(1_024, 200_000_000)]
    public int MaxBodyBytes { get; set; } = 15_000_000;

    /// <summary>How many times its packed size a body may reach; only bodies over 1 MB are judged by it.</summary>
    [Range(10, 2_000)]
    public int MaxRatio { get; set; } = 200;

    /// <summary>Bytes a second, averaged over a body, below which a fetch is given up; 0 leaves it to the timeouts.</summary>
    [Range(0, 1_000_000)]
    public int MinBytesPerSecond { get; set; } = 1_024;

    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 10;

    /// <summary>One request, from the look-up of its host to the last byte of its answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:18", ParseLimitsInInvariantCulture = true)]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>All attempts and the pauses between them. An actor's turn must end within 20 s, so this stays below.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:18", ParseLimitsInInvariantCulture = true)]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(18);

    [Range(0, 5)]
    public int MaxRetries { get; set; } = 2;

    /// <summary>The pause before the first retry; it doubles, jittered, up to 4 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:04", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Failed attempts within two minutes after which a host is left alone.</summary>
    [Range(2, 1_000)]
    public int CircuitFailures { get; set; } = 6;

    /// <summary>How long a failing host is left alone before one attempt may try it again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AttemptTimeout > TotalTimeout)
            yield return new ValidationResult("Fetching:AttemptTimeout must not exceed Fetching:TotalTimeout.", [nameof(AttemptTimeout)]);
        if (AllowedPorts.Any(port => port is < 1 or > 65_535))
            yield return new ValidationResult("Fetching:AllowedPorts are numbers from 1 to 65535.", [nameof(AllowedPorts)]);
    }
}
