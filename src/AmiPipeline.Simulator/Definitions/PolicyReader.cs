using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>
/// Reads policies as IAM and CloudFormation have them. What is not modelled is an error at its place: a policy that is
/// understood in part would prove nothing.
/// </summary>
internal static class PolicyReader
{
    private const string Version = "2012-10-17";

    /// <summary>A policy of a role: what the role may do.</summary>
    public static PolicyDocument ReadRolePolicy(string name, StrictObject json) => Read(name, json, (statement, id) => Statement(statement, id) with
    {
        Resources = Resources(statement, out var excepts),
        ExceptResources = excepts,
    });

    /// <summary>A trust policy: who may assume the role it belongs to.</summary>
    public static PolicyDocument ReadTrustPolicy(StrictObject json) => Read("trustPolicy", json, (statement, id) => Statement(statement, id) with
    {
        Principals = PrincipalReader.Read(statement),
    });

    /// <summary>A key policy: who may use the key. Its resource is the key itself, <c>*</c>.</summary>
    public static PolicyDocument ReadKeyPolicy(StrictObject json) => Read("policy", json, (statement, id) => Statement(statement, id) with
    {
        Principals = PrincipalReader.Read(statement),
        Resources = Resources(statement, out var excepts),
        ExceptResources = excepts,
    });

    private static PolicyDocument Read(string name, StrictObject json, Func<StrictObject, string, PolicyStatement> read)
    {
        if (json.Required("Version") != Version)
        {
            throw json.At("Version", $"only {Version} is modelled.");
        }

        _ = json.Text("Id");
        var statements = json.OneOrMoreObjects("Statement").Select((statement, index) =>
        {
            var result = read(statement, $"{name}/{statement.Text("Sid") ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            statement.End();
            return result;
        }).ToList();
        json.End();
        return statements.Count > 0 ? new PolicyDocument(statements) : throw json.Error("a policy has at least one statement in \"Statement\".");
    }

    private static PolicyStatement Statement(StrictObject json, string id)
    {
        var effect = json.OneOf("Effect", "", "Allow", "Deny");
        var actions = OneOf(json, "Action", "NotAction", out var excepts);
        foreach (var action in actions.Where(action => action.Text != "*" && action.Text.Split(':').Length != 2))
        {
            throw json.At(excepts ? "NotAction" : "Action", $"\"{action.Text}\" is no action; one is a service and a name, such as ec2:CopyImage.");
        }

        return new PolicyStatement
        {
            Id = id,
            Allows = effect == "Allow",
            Actions = actions,
            ExceptActions = excepts,
            Resources = [],
            Conditions = ConditionReader.Read(json),
        };
    }

    private static List<TextPattern> Resources(StrictObject json, out bool excepts)
    {
        var resources = OneOf(json, "Resource", "NotResource", out excepts);
        var wrong = resources.Find(resource => !ArnPattern.IsWellFormed(resource));
        return wrong is null
            ? resources
            : throw json.At(
                excepts ? "NotResource" : "Resource",
                $"\"{wrong.Text}\" is neither * nor an ARN of six parts, arn:partition:service:region:account:resource.");
    }

    private static List<TextPattern> OneOf(StrictObject json, string name, string opposite, out bool isOpposite)
    {
        var texts = json.OneOrMoreTexts(name);
        var others = json.OneOrMoreTexts(opposite);
        isOpposite = others is not null;
        if ((texts is null) == (others is null) || (texts ?? others)!.Count == 0)
        {
            throw json.Error($"a statement has one of \"{name}\" and \"{opposite}\", with at least one entry.");
        }

        var place = isOpposite ? opposite : name;
        return (texts ?? others)!.ConvertAll(text => ConditionReader.Pattern(text, json, place));
    }
}
