namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The paths of the console. No service of AWS has one that begins like them: names of buckets don't.</summary>
internal static class ConsolePaths
{
    /// <summary>The first page, and what all paths begin with.</summary>
    public const string Root = "/_simulator/console";

    /// <summary>The calls.</summary>
    public const string Calls = Root + "/calls";

    /// <summary>What an account has in a Region.</summary>
    public const string PlacePage = Root + "/place";

    /// <summary>An image with its lineage.</summary>
    public const string ImagePage = Root + "/image";

    /// <summary>The lineage as a picture.</summary>
    public const string Lineage = Root + "/lineage.svg";

    /// <summary>An execution.</summary>
    public const string ExecutionPage = Root + "/execution";

    /// <summary>Where pages hear what has changed.</summary>
    public const string Live = Root + "/live";

    /// <summary>Where forms go.</summary>
    public const string Actions = Root + "/do";

    /// <summary>The script.</summary>
    public const string Script = Root + "/console.js";

    /// <summary>The style sheet.</summary>
    public const string Style = Root + "/console.css";

    /// <summary>The icon.</summary>
    public const string Icon = Root + "/icon.svg";

    /// <summary>The page of an account in a Region.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The Region.</param>
    public static string Place(string accountId, string region) => $"{PlacePage}?account={Uri.EscapeDataString(accountId)}&region={Uri.EscapeDataString(region)}";

    /// <summary>The page of an image.</summary>
    /// <param name="id">The image's id.</param>
    public static string Image(string id) => $"{ImagePage}?id={Uri.EscapeDataString(id)}";

    /// <summary>The picture of an image's lineage.</summary>
    /// <param name="id">The image's id.</param>
    /// <param name="version">A number that changes with the world, so that a browser loads it again.</param>
    public static string Picture(string id, long version) => $"{Lineage}?id={Uri.EscapeDataString(id)}&version={version}";

    /// <summary>The page of an execution.</summary>
    /// <param name="arn">Its ARN.</param>
    public static string Execution(string arn) => $"{ExecutionPage}?arn={Uri.EscapeDataString(arn)}";
}
