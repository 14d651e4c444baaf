using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;

namespace AmiPipeline.Functions.Retention;

/// <summary>Which launch configurations of Auto Scaling name images in their own account and Region: EC2 does not say. One that no group uses counts too, as any group may come to.</summary>
/// <param name="autoScaling">Auto Scaling there.</param>
internal sealed class LaunchConfigurations(IAmazonAutoScaling autoScaling)
{
    // Auto Scaling API Reference, DescribeLaunchConfigurations.
    private const int MaxPage = 100;

    /// <summary>Lists them all: AWS cannot filter them by their image.</summary>
    public async Task<ReferencesOfImages> FindAsync()
    {
        var found = new List<LaunchConfiguration>();
        try
        {
            await foreach (var configuration in autoScaling.Paginators.DescribeLaunchConfigurations(new DescribeLaunchConfigurationsRequest { MaxRecords = MaxPage }).LaunchConfigurations)
            {
                found.Add(configuration);
            }

            return From(found, unknown: null);
        }
        catch (AmazonAutoScalingException error) when (error.ErrorCode is "AccessDenied" || Ec2ErrorCodes.IsNotAllowed(error.ErrorCode))
        {
            return From(found, "DescribeLaunchConfigurations is denied");
        }
    }

    private static ReferencesOfImages From(List<LaunchConfiguration> found, string? unknown) =>
        ReferencesOfImages.From(found.ToLookup(configuration => configuration.ImageId, configuration => $"launch configuration {configuration.LaunchConfigurationName}"), unknown);
}
