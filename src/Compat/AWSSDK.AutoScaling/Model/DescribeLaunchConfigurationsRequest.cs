using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

/// <summary>Asks for the launch configurations of the account in the Region.</summary>
public class DescribeLaunchConfigurationsRequest : AmazonAutoScalingRequest
{
    /// <summary>Their names, at most 50. Default: all.</summary>
    public List<string>? LaunchConfigurationNames { get; set; }

    /// <summary>The most of one response, 1 to 100. Default: 50.</summary>
    public int? MaxRecords { get; set; }

    /// <summary>The token of the response before.</summary>
    public string? NextToken { get; set; }
}

/// <summary>A part of the launch configurations.</summary>
public class DescribeLaunchConfigurationsResponse : AmazonWebServiceResponse
{
    /// <summary>The launch configurations; null if there are none.</summary>
    public List<LaunchConfiguration>? LaunchConfigurations { get; set; }

    /// <summary>Gets those that follow; null if there are none.</summary>
    public string? NextToken { get; set; }
}
