using Xunit;

namespace AmiPipeline.TestSupport;

/// <summary>The requests of <c>examples</c>, and further ones for the same simulated account.</summary>
public static class ExampleRequests
{
    /// <summary>The file names of the requests that need nothing but the simulated account.</summary>
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(PathOf(""), "s*.json").Select(path => Path.GetFileName(path)).Where(name => name[1] is >= '1' and <= '9').Order(StringComparer.Ordinal)];

    /// <summary>The examples of the source's scenarios, by name without extension.</summary>
    public static TheoryData<string> Scenarios =>
        ["s1-preserve-mixed", "s2-preserve-encrypted", "s3-encrypt", "s3b-re-encrypt", "s4-capture", "s5-unique-keys", "s5-unique-keys-snapshots"];

    /// <summary>The examples that are explored under every fault, by name without extension.</summary>
    public static IReadOnlyList<string> Explored { get; } = [.. Scenarios.Select(row => row.Data), "booted", "copy-first", "capture-other-keys", "other-account", "copies", "copies-to-accounts", "publish", "retention"];

    /// <summary>Those that are explored too, and that docs/reliability.md has no numbers of.</summary>
    public static IReadOnlyList<string> ExploredBeside { get; } = ["share", "nightly"];

    /// <summary>Whether an explored example runs with <c>examples/other-account.deployment.json</c>, which names other accounts and Regions; without a configuration else.</summary>
    /// <param name="example">Its name.</param>
    public static bool HasDeployment(string example) => example is "copy-first" or "other-account" or "copies" or "copies-to-accounts" or "share" or "publish" or "retention" or "nightly";

    /// <summary>Examples of every route.</summary>
    public static TheoryData<string> OfEachRoute => ["s1-preserve-mixed", "s3-encrypt", "s4-capture", "s5-unique-keys", "s5-unique-keys-snapshots"];

    /// <summary>Requests that take routes, or combinations of them, that no example has.</summary>
    public static TheoryData<string> OtherRoutes =>
    [
        """{ "source": { "instanceId": "i-04000000000000001", "reboot": true }, "name": "captured", "kmsKeyId": "alias/golden" }""",
        """{ "source": { "instanceId": "i-04000000000000002" }, "name": "captured", "volumes": [ { "deviceName": "/dev/sdf", "kmsKeyId": "alias/logs" } ] }""",
        """{ "source": { "imageId": "ami-03b00000000000001" }, "name": "rekeyed", "via": "instance", "volumes": [ { "deviceName": "/dev/sdf", "kmsKeyId": "alias/logs" } ] }""",
        """{ "source": { "imageId": "ami-03b00000000000001" }, "name": "booted", "via": "instance", "instance": { "boot": true }, "volumes": [ { "deviceName": "/dev/sdg", "sizeGiB": 4, "kmsKeyId": "alias/logs" } ] }""",
        """{ "source": { "imageId": "ami-05000000000000001" }, "name": "more", "volumes": [ { "deviceName": "/dev/sdf", "snapshotId": "snap-0d000000000000001", "kmsKeyId": "alias/logs" } ] }""",
    ];

    /// <summary>The path of a file in <c>examples</c>.</summary>
    /// <param name="name">Its name.</param>
    public static string PathOf(string name) => Repository.PathOf($"examples/{name}");

    /// <summary>The text of a file in <c>examples</c>.</summary>
    /// <param name="name">Its name.</param>
    public static string Read(string name) => File.ReadAllText(PathOf(name));
}
