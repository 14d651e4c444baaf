using Amazon.Runtime;

namespace Amazon.AutoScaling.Model;

/// <summary>Asks for a launch configuration.</summary>
public class CreateLaunchConfigurationRequest : AmazonAutoScalingRequest
{
    /// <summary>Its name, 1 to 255 characters, unlike that of any other in the account and Region.</summary>
    public string? LaunchConfigurationName { get; set; }

    /// <summary>The id of the image.</summary>
    public string? ImageId { get; set; }

    /// <summary>The type of the instances.</summary>
    public string? InstanceType { get; set; }
}

/// <summary>It is created.</summary>
public class CreateLaunchConfigurationResponse : AmazonWebServiceResponse;
