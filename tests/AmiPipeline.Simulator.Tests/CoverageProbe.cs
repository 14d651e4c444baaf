using System.Text.Json;
using AmiPipeline.Simulator.AutoScaling;
using AmiPipeline.Simulator.Coverage;
using AmiPipeline.Simulator.Iam;
using AmiPipeline.Simulator.Kms;
using AmiPipeline.Simulator.Services;
using AmiPipeline.Simulator.Ssm;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Finds out by calls what the simulator models: whatever it does not is refused by name.</summary>
internal sealed class CoverageProbe : IDisposable
{
    private const string Key = "10000000-0000-4000-8000-000000000001";

    // Dry runs: nothing ever changes here.
    private readonly Lab _lab = CallForms.Prepared();
    private readonly string _assumable;

    public CoverageProbe() => _assumable = _lab.Role(
        "assumable", """{ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" }""",
        trust: $$"""{ "Effect": "Allow", "Principal": { "AWS": "{{Lab.Account}}" }, "Action": "sts:AssumeRole" }""");

    /// <summary>What is modelled.</summary>
    /// <param name="documentedFilters">The filters of each action in AWS's documentation.</param>
    public List<ActionCoverage> Measure(IReadOnlyDictionary<string, IReadOnlyList<string>> documentedFilters) =>
    [
        .. ApiModel.Ec2Actions.Select(action => IsModelled(action)
            ? Ec2Action(action, documentedFilters.GetValueOrDefault(action, []))
            : Action("ec2", action, false, [], [], [], [])),
        .. ApiModel.KmsActions.Select(KmsAction),
        .. ApiModel.StsActions.Select(StsAction),
        .. SsmActions.ByName.Keys.Order(StringComparer.Ordinal).Select(action => OnlyModelled("ssm", action)),
        .. AutoScalingActions.ByName.Keys.Order(StringComparer.Ordinal).Select(action => OnlyModelled("autoscaling", action)),
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

    private ActionCoverage StsAction(string action)
    {
        if (!StsActions.ByName.ContainsKey(action))
        {
            return Action("sts", action, false, [], [], [], []);
        }

        var parameters = ApiModel.StsParameters(action).ToLookup(
            parameter => !PostSts(action, parameter.Value).Contains("UnknownParameter", StringComparison.Ordinal), parameter => parameter.Key);
        return Action("sts", action, true, [.. parameters[true]], [.. parameters[false]], [], []);
    }

    private string PostSts(string action, Dictionary<string, string> parameters)
    {
        var call = new Dictionary<string, string>(parameters) { ["Action"] = action, ["Version"] = "2011-06-15" };
        if (action == "AssumeRole")
        {
            call["RoleArn"] = _assumable;
            call.TryAdd("RoleSessionName", "probe");
        }

        return _lab.Post(string.Join('&', call.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")), "sts").Body;
    }

    // The other actions of the API are not listed: its SDK is none of this project's packages.
    private static ActionCoverage OnlyModelled(string service, string action) => Action(service, action, true, [], [], [], []);

    private static ActionCoverage KmsAction(string action)
    {
        if (!KmsActions.ByName.ContainsKey(action))
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
        "CreateKey" or "ListAliases" => [],
        "CreateGrant" => new() { ["KeyId"] = Key, ["GranteePrincipal"] = Lab.OtherAccount, ["Operations"] = "[\"Decrypt\"]" },
        "ListRetirableGrants" => new() { ["RetiringPrincipal"] = Lab.OtherAccount },
        "ListKeys" => [],
        "DeleteAlias" => new() { ["AliasName"] = "alias/golden" },
        "UpdateAlias" => new() { ["AliasName"] = "alias/golden", ["TargetKeyId"] = Key },
        "PutKeyPolicy" => new() { ["KeyId"] = Key, ["Policy"] = Lab.Policy($$"""{ "Effect": "Allow", "Principal": { "AWS": "{{Lab.Account}}" }, "Action": "kms:*", "Resource": "*" }""") },
        "TagResource" => new() { ["KeyId"] = Key, ["Tags"] = """[{"TagKey":"k","TagValue":"v"}]""" },
        "UntagResource" => new() { ["KeyId"] = Key, ["TagKeys"] = "[\"k\"]" },
        "UpdateKeyDescription" => new() { ["KeyId"] = Key, ["Description"] = "d" },
        "CancelKeyDeletion" => new() { ["KeyId"] = "10000000-0000-4000-8000-000000000007" },
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
