using System.Globalization;
using System.Text.Json;
using AmiPipeline.Simulator.Definitions;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Iam;

/// <summary>AssumeRole of STS: the role's trust policy decides, together with the policies of a caller that is a role itself.</summary>
internal static class AssumeRole
{
    public const string Action = "AssumeRole";
    private const int MinSeconds = 900;
    private const int OneHour = 3600;
    private const int MaxPolicyLength = 2048;

    public static RoleSession Execute(Call call)
    {
        var parameters = call.Parameters;
        var arn = parameters.Required("RoleArn");
        var name = ReadSessionName(parameters);
        var externalId = parameters.Text("ExternalId");
        var policy = ReadPolicy(parameters.Text("Policy"));
        var seconds = parameters.Number("DurationSeconds") ?? OneHour;
        call.Ready();

        var role = call.Simulation.World.Roles.GetValueOrDefault(arn);
        if (role is null || !IsAllowed(call, role, name, externalId))
        {
            throw new ServiceErrorException(
                "AccessDenied", $"User: {call.Caller.Arn} is not authorized to perform: sts:AssumeRole on resource: {arn}", 403);
        }

        CheckDuration(call, role, seconds);
        return call.Simulation.Sessions.Start(role, name, call.Now + TimeSpan.FromSeconds(seconds), policy);
    }

    private static bool IsAllowed(Call call, Role role, string name, string? externalId)
    {
        var context = new RequestContext()
            .With("sts:RoleSessionName", name)
            .WithKnown("sts:ExternalId", externalId)
            .With("aws:ResourceAccount", role.AccountId)
            .WithKnown("aws:ResourceOrgID", call.Simulation.World.Organizations.GetValueOrDefault(role.AccountId));
        return Authorizer.Decide(call, new PermissionRequest("sts:AssumeRole", role.Arn, context), role.Trust, role.AccountId).IsAllowed;
    }

    private static void CheckDuration(Call call, Role role, int seconds)
    {
        // A role that assumes a role gets an hour at maxSeconds, whatever the second role says.
        var maxSeconds = call.Caller.Session is null ? (int)role.MaxSession.TotalSeconds : OneHour;
        if (seconds < MinSeconds || seconds > maxSeconds)
        {
            throw new ServiceErrorException("ValidationError", string.Create(
                CultureInfo.InvariantCulture, $"DurationSeconds is {seconds}: a session of {role.Name} by {call.Caller.Arn} lasts {MinSeconds} to {maxSeconds} seconds."));
        }
    }

    private static SessionPolicy? ReadPolicy(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length > MaxPolicyLength)
        {
            throw new ServiceErrorException("ValidationError", $"Value at 'policy' failed to satisfy constraint: at most {MaxPolicyLength} characters");
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return new SessionPolicy(PolicyReader.ReadRolePolicy("session", new StrictObject(json.RootElement, "")), text);
        }
        catch (Exception error) when (error is JsonException or WorldFormatException)
        {
            throw new ServiceErrorException("MalformedPolicyDocument", $"The policy is not in the valid JSON format: {error.Message}");
        }
    }

    private static string ReadSessionName(ActionParameters parameters)
    {
        var name = parameters.Required("RoleSessionName");
        return name.Length is >= 2 and <= 64 && name.All(character => char.IsAsciiLetterOrDigit(character) || "_+=,.@-".Contains(character))
            ? name
            : throw new ServiceErrorException(
                "ValidationError", $"Value '{name}' at 'roleSessionName' failed to satisfy constraint: 2 to 64 letters, digits and _+=,.@-");
    }
}
