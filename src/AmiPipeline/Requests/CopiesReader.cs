using System.Text.Json;
using AmiPipeline.Documents;

namespace AmiPipeline.Requests;

/// <summary>Reads <c>copies</c>.</summary>
internal static class CopiesReader
{
    /// <summary>What one execution has room for.</summary>
    public const int MaxCopies = 100;

    public static RequestCopies? Read(FieldReader request)
    {
        if (request.Object("copies") is not { } fields)
        {
            return null;
        }

        if (fields.Misses("to") && fields.Misses("accounts"))
        {
            fields.Problem("to", "is missing; give a list of Regions: [{ \"region\": \"eu-west-1\" }]");
        }

        var copies = new RequestCopies
        {
            To = [.. fields.Objects("to").Select(CopyEntryReader.Read)],
            Accounts = ReadAccounts(fields),
            OnFailure = ReadOnFailure(fields),
            KeepSource = fields.Boolean("keepSource") ?? true,
        };
        fields.RefuseOthers();
        if (fields.Has("to") && copies.To.Count is 0 or > MaxCopies)
        {
            fields.Problem("to", $"has {copies.To.Count} entries; must have 1 to {MaxCopies}");
        }

        CheckRepetitions(fields, copies);
        return copies;
    }

    /// <summary>What is wrong with more copies than that.</summary>
    public static string TooMany(int count) => $"asks for {count} copies in all; must be 1 to {MaxCopies}";

    /// <summary>Reads a list of Regions, or the word for all; null if the field is not there, or is neither.</summary>
    public static IReadOnlyList<string>? ReadRegions(FieldReader fields, string field)
    {
        switch (fields.Element(field))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == 1 && list[0] is { ValueKind: JsonValueKind.String } only && only.GetString() == RequestCopy.AllRegions:
                fields.Problem(field, $"is [\"{RequestCopy.AllRegions}\"]; for every Region, give \"{RequestCopy.AllRegions}\" without brackets");
                return null;
            case { ValueKind: JsonValueKind.Array }:
                return ListReader.Strings(fields, field, AwsFormats.IsRegion, "a Region such as eu-west-1", ifEmpty: $"give Regions, or \"{RequestCopy.AllRegions}\"");
            case { ValueKind: JsonValueKind.String } text when text.GetString() == RequestCopy.AllRegions:
                return [RequestCopy.AllRegions];
            case { } other:
                fields.Problem(field, $"must be a list of Regions, or \"{RequestCopy.AllRegions}\", not {FieldReader.Describe(other)}");
                return null;
        }
    }

    private static SortedDictionary<string, IReadOnlyList<string>> ReadAccounts(FieldReader copies)
    {
        var accounts = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (copies.Object("accounts") is not { } fields)
        {
            return accounts;
        }

        foreach (var (id, _) in fields.AllFields())
        {
            if (!AwsFormats.IsAccountId(id))
            {
                fields.Problem(id, "is not an account id, which has 12 digits");
            }
            else if (ReadRegions(fields, id) is { } regions)
            {
                accounts.Add(id, regions);
            }
        }

        if (!fields.AllFields().Any())
        {
            copies.Problem("accounts", "must not be empty; give account ids, each with its Regions: { \"222233334444\": [\"eu-west-1\"] }");
        }

        return accounts;
    }

    private static OnCopyFailure ReadOnFailure(FieldReader fields)
    {
        var text = fields.String("onFailure");
        var onFailure = text is null ? OnCopyFailure.Keep : JsonNames.TryParse<OnCopyFailure>(text);
        if (onFailure is null)
        {
            fields.Problem("onFailure", $"is \"{text}\"; must be {string.Join(" or ", JsonNames.All<OnCopyFailure>())}");
        }

        return onFailure ?? OnCopyFailure.Keep;
    }

    private static void CheckRepetitions(FieldReader fields, RequestCopies copies)
    {
        var seen = new HashSet<(string? AccountId, string Region)>();
        foreach (var (entry, field) in copies.Entries())
        {
            foreach (var region in entry.NamedRegions().Where(region => region.Length > 0 && !seen.Add((entry.AccountId, region))))
            {
                fields.ProblemAt(field, $"repeats {(entry.AccountId is { } id ? $"{region} of account {id}" : region)}");
            }
        }

        foreach (var (entry, field) in copies.Entries().Where(entry => entry.Entry.HasAllRegions() && copies.Entries().Count(other => other.Entry.AccountId == entry.Entry.AccountId) > 1))
        {
            fields.ProblemAt(field, $"asks for all Regions{(entry.AccountId is { } id ? $" of account {id}" : "")}, and another entry for some of them; name the Regions of each");
        }

        if (seen.Count > MaxCopies && copies.To.Count <= MaxCopies)
        {
            fields.ProblemAt(fields.Pointer, TooMany(seen.Count));
        }
    }
}
