using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>Reads the member <c>Principal</c> of a statement.</summary>
internal static class PrincipalReader
{
    private const string Everybody = "*";
    private const string RootSuffix = ":root";

    public static Principals Read(StrictObject statement)
    {
        if (statement.IsText("Principal"))
        {
            return statement.Required("Principal") == Everybody
                ? new Principals(true, [], [], [])
                : throw statement.At("Principal", "as a text it can only be *.");
        }

        var json = statement.Object("Principal") ?? throw statement.Error("the member \"Principal\" is missing.");
        var aws = json.OneOrMoreTexts("AWS") ?? [];
        var services = json.OneOrMoreTexts("Service") ?? [];
        json.End();
        if (aws.Concat(services).FirstOrDefault(text => text.Contains("${", StringComparison.Ordinal) || (text != Everybody && text.Contains('*'))) is { } odd)
        {
            throw json.Error($"\"{odd}\" has a wildcard or variable in it, which a principal cannot have; a condition on aws:PrincipalArn can.");
        }

        return new Principals(
            aws.Contains(Everybody),
            [.. aws.Where(IsAccount).Select(AccountOf)],
            [.. aws.Where(text => text != Everybody && !IsAccount(text)).Select(text => Arn(json, text))],
            services);
    }

    private static bool IsAccount(string text) =>
        AccountIds.IsValid(text) || text.EndsWith(RootSuffix, StringComparison.Ordinal);

    private static string AccountOf(string text) => text.EndsWith(RootSuffix, StringComparison.Ordinal) ? text.Split(':')[4] : text;

    private static string Arn(StrictObject json, string text) => text.Split(':', 6) is ["arn", _, "iam" or "sts", "", { Length: 12 }, _]
        ? text
        : throw json.At("AWS", $"\"{text}\" is no account id, no ARN of an account's root, and no ARN of a role or its session.");
}
