using System.Text.Json;
using AmiPipeline.Simulator.Coverage;
using AmiPipeline.Simulator.Services;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Finds out by calls what the simulator models: whatever it does not is refused by name.</summary>
internal sealed class CoverageProbe : IDisposable
{
    private static readonly string[] KmsModelled =
    [
        "CreateAlias", "CreateGrant", "CreateKey", "DeleteAlias", "DescribeKey", "DisableKey", "EnableKey", "ListAliases", "ListGrants", "ListRetirableGrants",
        "RetireGrant", "RevokeGrant", "ScheduleKeyDeletion", "UpdateAlias",
    ];

    private const string Key = "10000000-0000-4000-8000-000000000001";

    // Dry runs: nothing ever changes here.
    private readonly Lab _lab = CallForms.Prepared();

    /// <summary>What is modelled.</summary>
    /// <param name="documentedFilters">The filters of each action in AWS's documentation.</param>
    public List<ActionCoverage> Measure(IReadOnlyDictionary<string, IReadOnlyList<string>> documentedFilters) =>
    [
        .. ApiModel.Ec2Actions.Select(action => IsModelled(action)
            ? Ec2Action(action, documentedFilters.GetValueOrDefault(action, []))
            : Action("ec2", action, false, [], [], [], [])),
        .. ApiModel.KmsActions.Select(KmsAction),
        Action("sts", "GetCallerIdentity", true, [], [], [], []),
    ];

    public void Dispose() => _lab.Dispose();

    private static ActionCoverage Action(
        string service, string action, bool isModelled, List<string> parameters, List<string> missing, List<string> filters, List<string> missingFilters) => new()
        {
            Service = service,
            Action = action,
            IsModelled = isModelled,
            Parameters = parameters,
            MissingParameters = missing,
            Filters = filters,
            MissingFilters = missingFilters,
        };

    private bool IsModelled(string action) => !_lab.Post($"Action={action}").Body.Contains("<Code>InvalidAction</Code>", StringComparison.Ordinal);

    private ActionCoverage Ec2Action(string action, IReadOnlyList<string> documentedFilters)
    {
        var forms = CallForms.All.Where(form => CallForms.ActionOf(form) == action).Select(Parse).ToList();
        var parameters = ApiModel.Ec2Parameters(action).ToLookup(parameter => IsTaken(forms, parameter.Value), parameter => parameter.Key);
        var filters = documentedFilters.Concat(Ec2Actions.ByName[action].Filters).Distinct().Order(StringComparer.Ordinal)
            .ToLookup(filter => TakesFilter(forms[0], filter));
        return Action("ec2", action, true, [.. parameters[true]], [.. parameters[false]], [.. filters[true]], [.. filters[false]]);
    }

    // A form may be one that the parameter does not fit into, which says nothing of it. Where it fits into one, it is taken if the
    // call goes well or its value is what is wrong, and it is not if it is refused by name.
    private bool IsTaken(List<Dictionary<string, string>> forms, Dictionary<string, string> parameters)
    {
        var answers = forms.ConvertAll(form => Post(form, parameters));
        bool Refuses(string answer) => answer.Contains("<Code>UnknownParameter</Code>", StringComparison.Ordinal)
            && parameters.Keys.Any(name => answer.Contains(name, StringComparison.Ordinal));
        bool Takes(string answer) => answer.Contains("<Code>DryRunOperation</Code>", StringComparison.Ordinal)
            || parameters.Values.Any(value => answer.Contains(value, StringComparison.Ordinal));

        return answers.Exists(answer => !Refuses(answer) && Takes(answer)) || !answers.Exists(Refuses);
    }

    private bool TakesFilter(Dictionary<string, string> form, string filter)
    {
        var name = filter.Replace("<key>", "team", StringComparison.Ordinal);
        var answer = Post(form, new() { ["Filter.1.Name"] = name, ["Filter.1.Value.1"] = "sample" });
        return !answer.Contains("does not model the filter", StringComparison.Ordinal) && !answer.Contains("is invalid", StringComparison.Ordinal);
    }

    private string Post(Dictionary<string, string> form, Dictionary<string, string> parameters)
    {
        var call = new Dictionary<string, string>(form) { ["DryRun"] = "true" };
        foreach (var (name, value) in parameters)
        {
            call[name] = value;
        }

        return _lab.Post(string.Join('&', call.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))).Body;
    }

    private static ActionCoverage KmsAction(string action)
    {
        if (!KmsModelled.Contains(action))
        {
            using var lab = new Lab();
            var answer = lab.Post("{}", "kms", $"TrentService.{action}").Body;
            return Action("kms", action, !answer.Contains("UnknownOperationException", StringComparison.Ordinal), [], [], [], []);
        }

        var parameters = ApiModel.KmsParameters(action).Order(StringComparer.Ordinal).ToLookup(name => KmsTakes(action, name));
        return Action("kms", action, true, [.. parameters[true]], [.. parameters[false]], [], []);
    }

    private static bool KmsTakes(string action, string name)
    {
        using var lab = new Lab();
        var members = KmsForm(lab, action);
        members.TryAdd(name, "61777");
        return !PostKms(lab, action, members).Contains("UnknownParameter", StringComparison.Ordinal);
    }

    // A call that goes well, so that what it refuses is the parameter.
    private static Dictionary<string, string> KmsForm(Lab lab, string action) => action switch
    {
        "CreateAlias" => new() { ["AliasName"] = "alias/new", ["TargetKeyId"] = Key },
        "UpdateAlias" => new() { ["AliasName"] = "alias/golden", ["TargetKeyId"] = Key },
        "DeleteAlias" => new() { ["AliasName"] = "alias/golden" },
        "CreateKey" or "ListAliases" => [],
        "CreateGrant" => new() { ["KeyId"] = Key, ["GranteePrincipal"] = Lab.OtherAccount, ["Operations"] = "[\"Decrypt\"]" },
        "ListRetirableGrants" => new() { ["RetiringPrincipal"] = Lab.OtherAccount },
        "RetireGrant" or "RevokeGrant" => new() { ["KeyId"] = Key, ["GrantId"] = GrantIn(lab) },
        _ => new() { ["KeyId"] = Key },
    };

    private static string GrantIn(Lab lab)
    {
        using var grant = JsonDocument.Parse(PostKms(lab, "CreateGrant", KmsForm(lab, "CreateGrant")));
        return grant.RootElement.GetProperty("GrantId").GetString()!;
    }

    private static string PostKms(Lab lab, string action, Dictionary<string, string> members) =>
        lab.Post(JsonSerializer.Serialize(members), "kms", $"TrentService.{action}").Body;

    private static Dictionary<string, string> Parse(string form) => form.Split('&')
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
}
