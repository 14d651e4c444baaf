using System.Globalization;
using System.Security;

namespace AmiPipeline.Simulator.AutoScaling;

/// <summary>CreateLaunchConfiguration, DeleteLaunchConfiguration and DescribeLaunchConfigurations. Whether there is an image or a type is not checked.</summary>
internal static class LaunchConfigurationActions
{
    private const int MaxNameLength = 255;
    private const int MaxNames = 50;
    private const int PageByDefault = 50;
    private const int MaxPage = 100;
    private const string TokenPrefix = "page-from-";

    public static string? Create(Call call)
    {
        var name = Name(call);
        var configuration = new LaunchConfiguration(name, Required(call, "ImageId"), Required(call, "InstanceType"), call.Now);
        call.Ready();
        return call.Settings.LaunchConfigurations.TryAdd(name, configuration) ? null
            : throw new ServiceErrorException("AlreadyExists", $"Launch Configuration by this name already exists - A launch configuration already exists with the name {name}");
    }

    public static string? Delete(Call call)
    {
        var name = Name(call);
        call.Ready();
        return call.Settings.LaunchConfigurations.Remove(name) ? null : throw Invalid("Launch configuration name not found - " + name);
    }

    public static string Describe(Call call)
    {
        var names = call.Parameters.List("LaunchConfigurationNames.member").ToHashSet(StringComparer.Ordinal);
        if (names.Count > MaxNames)
        {
            throw Invalid($"At most {MaxNames} names can be given.");
        }

        var (count, offset) = (PageSize(call.Parameters.NonEmpty("MaxRecords")), Offset(call.Parameters.NonEmpty("NextToken")));
        call.Ready();
        var found = call.Settings.LaunchConfigurations.Values.Where(configuration => names.Count == 0 || names.Contains(configuration.Name)).ToList();
        var next = offset + count < found.Count ? $"<NextToken>{TokenPrefix}{offset + count}</NextToken>" : "";
        return $"<LaunchConfigurations>{string.Concat(found.Skip(offset).Take(count).Select(configuration => Member(call, configuration)))}</LaunchConfigurations>{next}";
    }

    private static string Member(Call call, LaunchConfiguration configuration) =>
        $"<member><LaunchConfigurationName>{SecurityElement.Escape(configuration.Name)}</LaunchConfigurationName>" +
        $"<LaunchConfigurationARN>{SecurityElement.Escape(configuration.ArnIn(call.Region.Name, call.AccountId))}</LaunchConfigurationARN>" +
        $"<ImageId>{SecurityElement.Escape(configuration.ImageId)}</ImageId><KeyName></KeyName><SecurityGroups></SecurityGroups><UserData></UserData>" +
        $"<InstanceType>{SecurityElement.Escape(configuration.InstanceType)}</InstanceType><KernelId></KernelId><RamdiskId></RamdiskId><BlockDeviceMappings></BlockDeviceMappings>" +
        $"<InstanceMonitoring><Enabled>true</Enabled></InstanceMonitoring><CreatedTime>{configuration.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}</CreatedTime>" +
        "<EbsOptimized>false</EbsOptimized></member>";

    private static string Name(Call call) => Required(call, "LaunchConfigurationName") is { Length: <= MaxNameLength } name ? name
        : throw Invalid($"The name of a launch configuration has at most {MaxNameLength} characters.");

    private static string Required(Call call, string parameter) => call.Parameters.NonEmpty(parameter) ?? throw Invalid($"The request must contain the parameter {parameter}.");

    private static int PageSize(string? text) => text is null ? PageByDefault
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MaxPage ? count
        : throw Invalid($"Value '{text}' at 'maxRecords' failed to satisfy constraint: a number from 1 to {MaxPage}.");

    private static int Offset(string? token) => token is null ? 0
        : token.StartsWith(TokenPrefix, StringComparison.Ordinal) && int.TryParse(token.AsSpan(TokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset
        : throw new ServiceErrorException("InvalidNextToken", "The token is not valid.");

    private static ServiceErrorException Invalid(string message) => new("ValidationError", message);
}
