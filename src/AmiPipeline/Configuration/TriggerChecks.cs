using System.Text.Json;
using AmiPipeline.Requests;
using AmiPipeline.Sharing;

namespace AmiPipeline.Configuration;

/// <summary>Rules over the triggers as a whole: names of their own, images that the guardrails allow, and new names that do not clash.</summary>
internal static class TriggerChecks
{
    // An execution's name holds the image's id.
    public static readonly string[] Unique = ["source.id", "execution"];

    public static void Check(DeploymentConfiguration configuration, List<Problem> problems)
    {
        for (var index = 0; index < configuration.Triggers.Count; index++)
        {
            var rule = configuration.Triggers[index];
            var pointer = $"/triggers/{index}";
            if (rule.Name.Length > 0 && configuration.Triggers.Take(index).Any(earlier => earlier.Name == rule.Name))
            {
                problems.Add(new($"{pointer}/name", $"is \"{rule.Name}\", as another rule's; every rule has its own name"));
            }

            CheckOwners(rule.Match, configuration, $"{pointer}/match", problems);
            if (NameFault(rule) is { } fault)
            {
                problems.Add(new($"{pointer}/request/name", fault));
            }
        }
    }

    private static void CheckOwners(ImageMatch match, DeploymentConfiguration configuration, string pointer, List<Problem> problems)
    {
        var allowed = configuration.Guardrails.AllowedAccounts();
        foreach (var (field, owner) in match.Owners.Select(owner => ("owners", owner)).Concat(match.Accounts.Select(account => ("accounts", account))))
        {
            if (!allowed.Contains(owner))
            {
                problems.Add(new($"{pointer}/{field}", $"has {owner}, which /guardrails/accounts does not allow; allowed are {string.Join(", ", allowed)}"));
            }
        }

        foreach (var account in match.Accounts.Where(account => SourceAccess.FindRole(configuration.SourceRoles(), account) is null))
        {
            problems.Add(new($"{pointer}/accounts", $"has {account}, of which /guardrails/roles has no role {configuration.Name.SourceRole}; give it, or name the account in owners if its images are shared"));
        }

        foreach (var both in match.Accounts.Intersect(match.Owners))
        {
            problems.Add(new($"{pointer}/owners", $"has {both}, which is in accounts too; name it once"));
        }
    }

    // Two images must not want one name: the second would find it taken. Source names recur: an image is made again under its name, and owners do not know each other's.
    private static string? NameFault(TriggerRule rule)
    {
        if (rule.Request.ValueKind != JsonValueKind.Object || !rule.Request.TryGetProperty("name", out var name)
            || name.ValueKind != JsonValueKind.String || NameTemplate.Fault(name.GetString()!) is not null
            || NameTemplate.PlaceholdersIn(name.GetString()!).Intersect(Unique).Any())
        {
            return null;
        }

        return $"is \"{name.GetString()}\", which may be the same for two images; use {{source.id}} or {{execution}} in it, such as {{source.name}}-{{source.id}}-encrypted";
    }
}
