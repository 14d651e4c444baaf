using AmiPipeline.Functions.Sharing;
using AmiPipeline.Reports.Texts;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Prints what was, or would be, taken back of an image.</summary>
internal static class UnshareReport
{
    /// <summary>Prints it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="imageId">The image.</param>
    /// <param name="access">What others may do with it.</param>
    /// <param name="location">Its account and Region.</param>
    /// <param name="isDryRun">Whether nothing was taken back.</param>
    public static void Write(IAnsiConsole console, string imageId, GivenAccess access, AwsLocation location, bool isDryRun)
    {
        var keys = new KeyNames(new Dictionary<string, string>());
        new Facts()
            .Add("Image", $"{imageId}  {access.Name}", "bold")
            .Add("Where", $"{location.Region}, account {location.AccountId}")
            .Add(isDryRun ? "Would revoke" : "Revoked", access.Items.Count == 0 ? "nothing: none of these has access" : $"{Wording.Count(access.Items.Count, "permission")}{(isDryRun ? "; nothing was changed" : ", and read back")}")
            .Add("Not revoked", "statements in key policies; the keys' owners remove them")
            .AddStaying(access.StayingGrants, keys)
            .WriteTo(console);
        if (access.Items.Count == 0)
        {
            return;
        }

        var table = new TextTable(unwrapped: 2, "On", "What", "From");
        foreach (var item in access.Items)
        {
            table.Add(item.ResourceId, item.Access switch { "launch" => "launch permission", "createVolume" => "create volumes", _ => "grant" }, string.Join(", ", item.Holders));
        }

        table.WriteTo(console);
    }
}
