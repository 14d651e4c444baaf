using AmiPipeline.Reports.Html;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Inspection;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>What is allowed in an account: public sharing, the policies of its keys in a Region, and its roles.</summary>
internal static class PermissionSection
{
    private const int MaxItems = 200;
    private const int MaxPolicy = 20_000;

    /// <summary>Writes it.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="place">The account in a Region.</param>
    /// <param name="roles">The account's roles.</param>
    public static void Write(MarkupWriter markup, AccountView place, IReadOnlyList<RoleView> roles)
    {
        markup.Element("p", $"Block public access is {place.ImageBlockPublicAccess} for images and {place.SnapshotBlockPublicAccess} for snapshots.");
        markup.Element("h3", "Key policies");
        var keys = place.Keys.Where(key => key.Policy is not null || key.UsableBy.Count > 0).Take(MaxItems).ToList();
        markup.Element("p", keys.Count == 0 ? "Each key has the default policy." : "The other keys have the default policy.", ("class", "muted"));
        foreach (var key in keys)
        {
            Policies(markup, $"policy-{key.Id}", key.Aliases.Count == 0 ? key.Id : key.Aliases[0], [("Policy", key.Policy ?? $"the default policy, for {string.Join(", ", key.UsableBy)} too")]);
        }

        markup.Element("h3", "Roles");
        if (roles.Count == 0)
        {
            markup.Element("p", "None. Calls with the account's own access key are not judged.", ("class", "muted"));
        }

        foreach (var role in roles.Take(MaxItems))
        {
            Policies(markup, $"role-{role.Arn}", role.Arn, [("Trust policy", role.Trust), .. role.Policies.Select(policy => (policy.Key, policy.Value))]);
        }

        if (roles.Count > MaxItems)
        {
            markup.Element("p", $"The first {MaxItems} of {roles.Count}.", ("class", "muted"));
        }
    }

    private static void Policies(MarkupWriter markup, string id, string title, IEnumerable<(string Name, string Text)> policies)
    {
        using var details = markup.Begin("details", ("id", id));
        markup.Element("summary", title);
        foreach (var (name, text) in policies)
        {
            markup.Element("p", name);
            markup.Element("pre", text.Length <= MaxPolicy ? text : $"{text[..MaxPolicy]}…", ("tabindex", 0), ("role", "region"), ("aria-label", $"{name} of {title}"));
        }
    }
}
